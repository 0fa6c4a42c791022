using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

public sealed class LocationEditingTests
{
    [Theory]
    [InlineData("a.b", "1", "{}", "{'a':{'b':1}}")]
    [InlineData("a.b", "1", "{a: {b: 2, c: 3}}", "{'a':{'b':1,'c':3}}")]
    [InlineData("a.b", "{x: z}", "{a: null}", "{'a':{'b':{'x':'z'}}}")]
    [InlineData("a[name: one].b", "1", "{}", "{'a':[{'name':'one','b':1}]}")]
    [InlineData("a[name: one].b", "1", "{a: [{name: two}, {name: one, b: 2}]}", "{'a':[{'name':'two'},{'name':'one','b':1}]}")]
    [InlineData("a[name: one].b", "1", "{a: [{name: two}]}", "{'a':[{'name':'two'},{'name':'one','b':1}]}")]
    [InlineData("a[port: 80].b", "1", "{a: [{port: '80'}, {port: 80}]}", "{'a':[{'port':'80'},{'port':80,'b':1}]}")]
    [InlineData("a[name: *].b", "1", "{a: [{name: two}, {name: one, b: 2}]}", "{'a':[{'name':'two','b':1},{'name':'one','b':1}]}")]
    [InlineData("a[name: one]", "{name: one, v: 1}", "{a: [{name: one, w: 2}]}", "{'a':[{'name':'one','v':1}]}")]
    [InlineData("a[name: one]", "{name: one, v: 1}", "{a: [{name: two}]}", "{'a':[{'name':'two'},{'name':'one','v':1}]}")]
    [InlineData("a[name: one].b[name: o].c", "1", "{}", "{'a':[{'name':'one','b':[{'name':'o','c':1}]}]}")]
    public void A_value_is_set_and_what_is_missing_on_the_way_is_made(string location, string value, string before, string after)
    {
        var edited = Edit(location, value, before);

        Assert.Equal("", edited.Problem);
        Assert.True(edited.IsApplied);
        Assert.Equal(after, Json(edited.Node!));
    }

    [Theory]
    [InlineData("a[name: *].b", "{}")]
    [InlineData("a[name: *].b", "{a: []}")]
    public void Every_item_of_nothing_is_nothing(string location, string before)
    {
        Assert.Equal(Edited.Skipped with { Node = null }, Edit(location, "1", before) with { Node = null });
    }

    [Theory]
    [InlineData("a.b", "a.b", true, "{a: {}}", false)]
    [InlineData("a.b", "a.b", true, "{a: {b: 2}}", true)]
    [InlineData("a.b", "a.b", false, "{a: {b: 2}}", false)]
    [InlineData("a.b", "a.b", false, "{a: {b: null}}", true)]
    [InlineData("a.b", "a", true, "{}", false)]
    [InlineData("a.b", "a", false, "{a: {}}", false)]
    [InlineData("a[name: one].b", "a[name: one]", true, "{a: [{name: two}]}", false)]
    [InlineData("a[name: one].b", "a[name: one]", false, "{a: [{name: one}]}", false)]
    [InlineData("a[name: *].b", "a[name: *]", false, "{a: [{name: one}]}", false)]
    [InlineData("a[name: *].b", "a[name: *].b", false, "{a: [{name: one, b: 2}]}", false)]
    [InlineData("a[name: *].b", "a[name: *].b", false, "{a: [{name: one, b: 2}, {name: two}]}", true)]
    public void A_condition_decides_whether_the_change_is_made(string location, string tested, bool mustExist, string before, bool isApplied)
    {
        Assert.True(LocationParser.TryParse(tested, out var path, out _));
        var conditions = new PathConditions(ImmutableDictionary<int, bool>.Empty.Add(path!.Steps.Length - 1, mustExist));

        Assert.Equal(isApplied, Edit(location, "1", before, conditions).IsApplied);
    }

    [Theory]
    [InlineData("a.b", "{a: [1]}", "location a.b: a must be an object and is a list")]
    [InlineData("a.b", "{a: text}", "location a.b: a must be an object and is a single value")]
    [InlineData("a[name: one].b", "{a: {}}", "location a[name: one].b: a must be a list and is an object")]
    [InlineData("a[name: *].b.c", "{a: [{b: [1]}]}", "location a[name: *].b.c: a[name: *].b must be an object and is a list")]
    [InlineData("a[name: *].b", "{a: [text]}", "location a[name: *].b: a[name: *] must be an object and is a single value")]
    public void Another_shape_than_the_location_says_is_a_problem(string location, string before, string problem) =>
        Assert.Equal(problem, Edit(location, "1", before).Problem);

    [Fact]
    public void What_does_not_change_is_the_same_object()
    {
        var target = Target("{a: {b: 1}, c: [{name: one}]}");
        Assert.True(LocationParser.TryParse("c[name: *].d", out var path, out _));

        var edited = new LocationEditing(path!, PathConditions.None, new AssignedValue(NodeMaking.Integer(1, target.Location)), target).Edit();

        Assert.Same(target.Root["a"], edited.Node!["a"]);
        Assert.Null(target.Root["c"] is SequenceNode { Items: [var item] } ? item["d"] : null);
    }

    static Edited Edit(string location, string value, string before, PathConditions? conditions = null)
    {
        Assert.True(LocationParser.TryParse(location, out var path, out var problem), problem);
        return new LocationEditing(path!, conditions ?? PathConditions.None, new AssignedValue(Yaml.Read($"{{v: {value}}}")["v"]!), Target(before)).Edit();
    }

    static KubernetesObject Target(string yaml) => new(new Model.Workloads.ObjectReference("v1", "Thing", "", "it"), Yaml.Read(yaml));

    static string Json(ObjectNode node) => Yaml.Json(node).Replace('"', '\'');
}

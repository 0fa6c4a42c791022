using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Reads the YAML of annotations, and makes objects of authors and resources that are written as texts.</summary>
static class AnnotationReading
{
    /// <summary>Reads annotations; <c>null</c> where they are not well-formed.</summary>
    public static RegoObject? Read(Annotation annotation, ErrorList errors)
    {
        var call = new BuiltinCall(RegoSettings.Default, CancellationToken.None);
        var yaml = BuiltinTable.Find("yaml.unmarshal")!.Call(call, [new RegoString(annotation.Yaml)]);
        if (yaml is RegoObject content)
            return Normalized(content);
        errors.Add("rego_parse_error", annotation.At, $"the annotations are no mapping of YAML{(call.FailureMessage is { } why ? ": " + why : "")}");
        return null;
    }

    static RegoObject Normalized(RegoObject content)
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>();
        for (var index = 0; index < content.Count; index++)
        {
            var (key, value) = (content.Keys[index], content.Values[index]);
            members.Add(new KeyValuePair<RegoValue, RegoValue>(key, (key, value) switch
            {
                (RegoString { Value: "authors" }, RegoArray authors) => Each(authors, Author),
                (RegoString { Value: "related_resources" }, RegoArray resources) => Each(resources, text => Member("ref", text)),
                _ => value,
            }));
        }

        return RegoObject.Of(members);
    }

    static RegoArray Each(RegoArray items, Func<string, RegoObject> make) =>
        new([.. items.Items.ToArray().Select(item => item is RegoString text ? make(text.Value) : item)]);

    /// <summary>An author is written as a name with, or as, an address in angle brackets.</summary>
    static RegoObject Author(string text)
    {
        var address = text.IndexOf('<', StringComparison.Ordinal);
        if (address < 0 || !text.EndsWith('>'))
            return Member("name", text);
        var email = Member("email", text[(address + 1)..^1]);
        return address == 0
            ? email
            : RegoObject.Of(
                KeyValuePair.Create<RegoValue, RegoValue>(new RegoString("name"), new RegoString(text[..address].Trim())),
                KeyValuePair.Create<RegoValue, RegoValue>(email.Keys[0], email.Values[0]));
    }

    static RegoObject Member(string key, string value) =>
        RegoObject.Of(KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(key), new RegoString(value)));
}

using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

public sealed class LockedPackagesTests
{
    readonly LockedPackages _packages = new(Ecosystem.Npm, new FileLocation("lock", null));

    [Fact]
    public void What_only_development_reaches_is_for_development()
    {
        Add("app", "shared");
        Add("test", "shared", "runner", "missing");
        Add("shared");
        Add("runner", "test");
        _packages.SetRoots(["app"], ["test"]);

        Assert.Equal(
            ["app direct", "test direct dev", "shared", "runner dev"],
            _packages.ToPackages().Select(package =>
                package.Name + (package.IsDirect == true ? " direct" : "") + (package.IsDevelopment ? " dev" : "")));
    }

    [Fact]
    public void Entries_of_one_name_and_version_are_one_package()
    {
        _packages.Add("a/x", "x", "1").IsDevelopment = true;
        _packages.Add("b/x", "x", "1").Needs.Add("y");
        Add("y");

        var x = Assert.Single(_packages.ToPackages(), package => package.Name == "x");

        Assert.False(x.IsDevelopment);
        Assert.Null(x.IsDirect);
        Assert.Equal([new PackageReference("y", "1.0")], x.DependsOn);
    }

    [Fact]
    public void The_source_of_a_python_package_is_its_normalised_name()
    {
        var packages = new LockedPackages(Ecosystem.PyPI, new FileLocation("lock", null));
        packages.Add("x", "Ruamel.yaml", "1");

        Assert.Equal("ruamel-yaml", Assert.Single(packages.ToPackages()).Source);
    }

    [Fact]
    public void A_key_longer_than_the_limit_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Add(new string('a', LockedPackages.MaxKeyLength + 1)));

    [Fact]
    public void Packages_up_to_the_limit_are_kept_and_the_rest_is_told()
    {
        for (var i = 0; i < LockedPackages.MaxPackages + 1; i++)
            Add($"package-{i}");

        var returned = 0;
        var problem = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var _ in _packages.ToPackages())
                returned++;
        });

        Assert.Equal((LockedPackages.MaxPackages, LockedPackages.TooMany), (returned, problem.Message));
    }

    [Fact]
    public void A_limit_of_lookups_leaves_the_packages_before_it()
    {
        Add("first");
        Add("second", [.. Enumerable.Repeat("first", LockedPackages.MaxLookups + 1)]);

        using var packages = _packages.ToPackages().GetEnumerator();

        Assert.True(packages.MoveNext());
        Assert.Equal("first", packages.Current.Name);
        Assert.Throws<InvalidDataException>(() => packages.MoveNext());
    }

    [Fact]
    public void Lookups_end_at_their_limit()
    {
        Add("a", [.. Enumerable.Repeat("a", LockedPackages.MaxLookups + 1)]);

        Assert.Throws<InvalidDataException>(() => _packages.ToPackages().ToList());
    }

    void Add(string name, params string[] needs) => _packages.Add(name, name, "1.0").Needs.AddRange(needs);
}

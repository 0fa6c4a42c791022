namespace Plimsoll.Images.Packages.Java;

public sealed class JavaIdentityTests
{
    [Theory]
    [InlineData("a-1.0.jar", "g:a 1.0", "h:b 2.0")]
    [InlineData("a-1.0-linux.jar", "g:a 1.0", "h:b 2.0")]
    [InlineData("g.a.jar", "g:a 1.0", "h:b 2.0")]
    [InlineData("h-b.jar", "h:b 2.0", "g:a 1.0")]
    [InlineData("b.jar", "h:b 2.0", "g:a 1.0")]
    [InlineData("b-2.0-20240101.101010-1.jar", "h:b 2.0", "g:a 1.0")]
    public void Of_several_artifacts_the_one_of_the_files_name_is_the_archive(string path, string own, string shaded)
    {
        var identity = Of(path, "", new MavenCoordinates("g", "a", "1.0"), new MavenCoordinates("h", "b", "2.0"));

        Assert.Equal((own, false), (Told(identity.Own), identity.IsGuessed));
        Assert.Equal(shaded, Told(Assert.Single(identity.Shaded)));
    }

    [Fact]
    public void Of_several_artifacts_without_the_files_name_all_are_shaded()
    {
        var identity = Of("app.jar", "", new MavenCoordinates("g", "a", "1.0"), new MavenCoordinates("h", "b", "2.0"));

        Assert.Null(identity.Own);
        Assert.Equal(2, identity.Shaded.Count);
    }

    [Theory]
    [InlineData("renamed.jar", "g:a 1.0", 0)]
    [InlineData("renamed-1.0.jar", "g:a 1.0", 0)]
    [InlineData("other-3.0.jar", "other 3.0", 1)]
    public void A_single_artifact_is_the_archive_unless_the_name_tells_of_another(string path, string own, int shaded)
    {
        var identity = Of(path, "", new MavenCoordinates("g", "a", "1.0"));

        Assert.Equal((own, shaded), (Told(identity.Own), identity.Shaded.Count));
    }

    [Theory]
    [InlineData("spring-beans-5.3.17.jar", "Implementation-Title: spring-beans", "org.springframework:spring-beans 5.3.17")]
    [InlineData("x-1.0.jar", "Implementation-Vendor-Id: com.example", "com.example:x 1.0")]
    [InlineData("x-1.0.jar", "Implementation-Vendor-Id: Example Inc.", "x 1.0")]
    [InlineData("commons-foo-1.0.jar", "Bundle-SymbolicName: org.apache.commons.foo;singleton:=true", "org.apache.commons:commons-foo 1.0")]
    [InlineData("foo-bar-1.0.jar", "Bundle-SymbolicName: com.example.foo-bar", "com.example:foo-bar 1.0")]
    [InlineData("foo-bar-1.0.jar", "Automatic-Module-Name: io.example.foo_bar", "io.example:foo-bar 1.0")]
    [InlineData("foo-1.0.jar", "Automatic-Module-Name: foo", "foo 1.0")]
    [InlineData("x.jar", "Implementation-Version: 1.3 2244 October", "x 1.3")]
    [InlineData("x.jar", "Bundle-Name: the-name|Bundle-Version: 2", "the-name 2")]
    [InlineData("x.jar", "Bundle-Name: The Name|Bundle-Version: 2", "x 2")]
    [InlineData("x.jar", "Implementation-Version: ${version}", "")]
    [InlineData("x.jar", "", "")]
    public void Without_artifacts_file_name_and_manifest_lead_to_a_guess(string path, string manifest, string expected)
    {
        var identity = Of(path, manifest);

        Assert.Equal((expected, expected.Length > 0), (Told(identity.Own), identity.IsGuessed));
    }

    [Fact]
    public void A_plugin_of_Jenkins_states_its_group()
    {
        var identity = Of("git.jpi", "Group-Id: org.jenkins-ci.plugins|Short-Name: git|Plugin-Version: 5.2.0");

        Assert.Equal(("org.jenkins-ci.plugins:git 5.2.0", false), (Told(identity.Own), identity.IsGuessed));
    }

    [Fact]
    public void Settings_of_a_native_image_tell_the_group()
    {
        var archive = new JavaArchive("", -1)
        {
            Manifest = { ["Bundle-Version"] = "9.0.65" }, NativeImages = [new MavenCoordinates("org.example.embed", "embed-core", "")],
        };

        var identity = JavaIdentity.Of(archive, "renamed.jar");

        Assert.Equal(("org.example.embed:embed-core 9.0.65", true), (Told(identity.Own), identity.IsGuessed));
    }

    [Fact]
    public void A_pom_without_a_version_takes_that_of_the_files_name()
    {
        var identity = Of("lib/a-1.0.jar", "", new MavenCoordinates("g", "a", ""), new MavenCoordinates("g", "shaded", ""));

        Assert.Equal(("g:a 1.0", 0), (Told(identity.Own), identity.Shaded.Count));
    }

    static JavaIdentity Of(string path, string manifest, params MavenCoordinates[] coordinates)
    {
        var archive = new JavaArchive("", -1) { Coordinates = [.. coordinates] };
        foreach (var (name, value) in JavaManifest.Read(System.Text.Encoding.UTF8.GetBytes(manifest.Replace('|', '\n'))))
            archive.Manifest[name] = value;
        return JavaIdentity.Of(archive, path);
    }

    static string Told(MavenCoordinates? coordinates) => coordinates is null ? "" : $"{coordinates.Name} {coordinates.Version}";
}

using System.Text;

namespace Plimsoll.Images.Sources.Registry;

public sealed class LoginFilesTests : IDisposable
{
    static readonly string[] Names = ["absent/x.json", "a.json", "b.json", "c.json", "d.json"];

    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-logins-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("registry.example", "shop/web", "ada")]
    [InlineData("registry.example", "shop/special/x", "path")]
    [InlineData("registry.example:5000", "shop/web", "port")]
    [InlineData("docker.io", "library/nginx", "hub")]
    [InlineData("old.example", "a", "url")]
    [InlineData("unknown.example", "a", null)]
    [InlineData("ample", "a", null)]
    public async Task The_key_that_fits_best_counts(string host, string repository, string? user)
    {
        Write("a.json", $$$"""
            {"auths":{
              "registry.example":{"auth":"{{{Auth("ada")}}}"},
              "registry.example/shop/special":{"auth":"{{{Auth("path")}}}"},
              "registry.example:5000":{"username":"port","password":"x"},
              "https://index.docker.io/v1/":{"auth":"{{{Auth("hub")}}}"},
              "https://old.example/v2/":{"auth":"{{{Auth("url")}}}"},
              "empty.example":{}},
             "HttpHeaders":{"X":"y"}}
            """);
        Assert.Equal(user, (await FindAsync(host, repository))?.User);
    }

    [Fact]
    public async Task The_first_file_that_knows_a_registry_counts_and_absent_and_empty_files_are_passed_over()
    {
        Write("b.json", "");
        Write("c.json", $$$"""{"auths":{"r.example":{"auth":"{{{Auth("first")}}}"} } }""");
        Write("d.json", $$$"""{"auths":{"r.example":{"auth":"{{{Auth("second")}}}"},"s.example":{"identitytoken":"t","auth":"{{{Auth("")}}}"} } }""");
        Assert.Equal("first", (await FindAsync("r.example", "a"))?.User);
        Assert.Equal("t", (await FindAsync("s.example", "a"))?.IdentityToken);
    }

    [Theory]
    [InlineData("{\"auths\":[\"secret-thing\"]}")]
    [InlineData("secret-thing")]
    [InlineData("{\"auths\":{\"r.example\":{\"auth\":\"secret-thing\"}}}")]
    [InlineData("{\"auths\":{\"r.example\":{\"auth\":\"c2VjcmV0\"}}}")]
    public async Task A_broken_file_is_told_with_its_name_and_without_its_content(string content)
    {
        Write("a.json", content);
        var problem = await Assert.ThrowsAsync<RegistryException>(() => FindAsync("r.example", "a"));
        Assert.Contains("a.json", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_token_may_end_in_a_line_break()
    {
        Write("a.json", """{"auths":{"r.example":{"registrytoken":"abc\n"}}}""");
        Assert.Equal("abc", (await FindAsync("r.example", "a"))?.RegistryToken);
    }

    [Fact]
    public async Task Helpers_are_asked_for_their_registry_and_the_store_for_every_other()
    {
        Helper("special", """read r; echo "{\"Username\":\"u\",\"Secret\":\"of $r\"}" """);
        Helper("store", """read r; case $r in *known*) echo "{\"Username\":\"<token>\",\"Secret\":\"t\"}";; *) echo credentials not found in native keychain; exit 1;; esac""");
        Write("a.json", """{"credsStore":"store","credHelpers":{"special.example":"special","docker.io":"special"},"auths":{"known.example":{}}}""");

        Assert.Equal("of special.example", (await FindAsync("special.example", "a"))?.Password);
        Assert.Equal("of https://index.docker.io/v1/", (await FindAsync("docker.io", "library/a"))?.Password);
        Assert.Equal("t", (await FindAsync("known.example", "a"))?.IdentityToken);
        Assert.Null(await FindAsync("other.example", "a"));
    }

    [Fact]
    public void A_login_shows_no_secret_when_it_is_printed() =>
        Assert.DoesNotContain("secret", new RegistryLogin("ada", "secret", "secret", "secret").ToString(), StringComparison.Ordinal);

    static string Auth(string user) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:pass:word"));

    void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);

    void Helper(string name, string script)
    {
        var file = Path.Combine(_folder, $"docker-credential-{name}");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    Task<RegistryLogin?> FindAsync(string host, string repository) =>
        new LoginFiles(
            [.. Names.Select(name => Path.Combine(_folder, name))],
            new CredentialPrograms([_folder], TimeProvider.System)).FindAsync(host, repository, TestContext.Current.CancellationToken);
}

using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Against a real registry, filled by a tool of others.</summary>
public sealed class RegistryImageTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-push-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Plain_http_is_spoken_only_when_asked_for()
    {
        await using var registry = await DebianRegistry.StartAsync(hasLogin: false, hasTls: false);
        await registry.PushAsync(Archive(), "shop/web:1");

        var facts = await Pulls.ScanAsync($"{registry.Host}/shop/web:1");
        AssertWhole(facts);
        AssertWhole(await Pulls.ScanAsync($"{registry.Host}/shop/web@{facts.Digest}"));

        var problem = await Assert.ThrowsAsync<RegistryException>(
            () => Pulls.ScanAsync($"{registry.Host}/shop/web:1", Pulls.Settings with { PlainHttp = false }));
        Assert.Contains("--plain-http", problem.Message, StringComparison.Ordinal);
        var absent = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync($"{registry.Host}/shop/web:2"));
        Assert.Contains("MANIFEST_UNKNOWN", absent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_with_logins_gives_to_those_who_have_one()
    {
        await using var registry = await DebianRegistry.StartAsync(hasLogin: true, hasTls: false);
        await registry.PushAsync(Archive(), "shop/web:1");

        AssertWhole(await Pulls.ScanAsync($"{registry.Host}/shop/web:1", Pulls.As(new RegistryLogin(DebianRegistry.User, DebianRegistry.Password))));
        var wrong = await Assert.ThrowsAsync<RegistryException>(
            () => Pulls.ScanAsync($"{registry.Host}/shop/web:1", Pulls.As(new RegistryLogin(DebianRegistry.User, "wrong"))));
        Assert.Contains("to user \"ada\"", wrong.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync($"{registry.Host}/shop/web:1"));
    }

    [Fact]
    public async Task A_registry_with_a_certificate_of_its_own_is_trusted_only_by_its_authority()
    {
        await using var registry = await DebianRegistry.StartAsync(hasLogin: true, hasTls: true);
        await registry.PushAsync(Archive(), "shop/web:1");
        var settings = Pulls.As(new RegistryLogin(DebianRegistry.User, DebianRegistry.Password)) with { PlainHttp = false };

        AssertWhole(await Pulls.ScanAsync($"{registry.Host}/shop/web:1", settings with { Authorities = registry.Authorities }));
        AssertWhole(await Pulls.ScanAsync($"{registry.Host}/shop/web:1", settings with { AcceptAnyCertificate = true }));

        var untrusted = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync($"{registry.Host}/shop/web:1", settings));
        Assert.Contains("Name the authority that signed it with --registry-ca", untrusted.Message, StringComparison.Ordinal);

        // The name counts too: the certificate is for the address alone.
        var name = registry.Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var other = await Assert.ThrowsAsync<RegistryException>(
            () => Pulls.ScanAsync($"{name}/shop/web:1", settings with { Authorities = registry.Authorities }));
        Assert.Contains("it is for another name", other.Message, StringComparison.Ordinal);
    }

    static void AssertWhole(ImageFacts facts)
    {
        Assert.Equal(["musl", "zlib"], Pulls.Names(facts).Order());
        Assert.Equal(2, facts.Layers.Length);
        Assert.Empty(facts.Unread);
    }

    string Archive()
    {
        var (lower, upper) = (new TarWriter().File("lib/apk/db/installed", "P:musl\nV:1\n\n").ToArray(),
            new TarWriter().File("lib/apk/db/installed", "P:musl\nV:1\n\nP:zlib\nV:2\n\n").ToArray());
        var tar = new TarWriter()
            .File("a.json", $$$"""
                {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["{{{TarWriter.DigestOf(lower)}}}","{{{TarWriter.DigestOf(upper)}}}"]}}
                """)
            .Entry('0', "lower.tar", "", lower)
            .Entry('0', "upper.tar", "", upper)
            .File("manifest.json", """[{"Config":"a.json","RepoTags":["web:1"],"Layers":["lower.tar","upper.tar"]}]""");
        var path = Path.Combine(_folder, "web.tar");
        File.WriteAllBytes(path, tar.ToArray());
        return path;
    }
}

using CsCheck;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Nix;

public sealed class NixStoreTests
{
    const string Hash = "0c7c96gikmzv87i7lv3vq5s1cmfjd6zf";

    [Theory]
    [InlineData("-openssl-3.0.13", "openssl", "3.0.13")]
    [InlineData("-openssl-3.0.13-bin", "openssl", "3.0.13")]
    [InlineData("-glibc-2.39-52", "glibc", "2.39-52")]
    [InlineData("-python3.11-requests-2.31.0", "python3.11-requests", "2.31.0")]
    [InlineData("-gcc-wrapper-13.2.0", "gcc-wrapper", "13.2.0")]
    public void The_name_ends_at_the_first_dash_that_no_letter_follows(string rest, string name, string version)
    {
        Assert.True(NixStore.TryParse(Hash + rest, out var foundName, out var foundVersion));
        Assert.Equal((name, version), (foundName, foundVersion));
    }

    [Theory]
    [InlineData("0c7c96gikmzv87i7lv3vq5s1cmfjd6zf-openssl-3.0.13.drv")]
    [InlineData("0c7c96gikmzv87i7lv3vq5s1cmfjd6zf-hook.sh")]
    [InlineData("0c7c96gikmzv87i7lv3vq5s1cmfjd6ze-openssl-3.0.13")]
    [InlineData("short-openssl-3.0.13")]
    [InlineData(".links")]
    [InlineData("0c7c96gikmzv87i7lv3vq5s1cmfjd6zf--")]
    [InlineData("0c7c96gikmzv87i7lv3vq5s1cmfjd6zf-a-")]
    public void Other_names_are_no_packages(string path) => Assert.False(NixStore.TryParse(path, out _, out _));

    [Fact]
    public void No_name_is_a_crash() => Gen.String.Sample(text => NixStore.TryParse($"{Hash}-{text}", out var name, out _) == name.Length > 0);

    [Fact]
    public async Task The_outputs_of_a_derivation_are_one_package_with_its_layer()
    {
        var lower = new TarWriter().File($"nix/store/{Hash}-openssl-3.0.13-bin/bin/openssl", "").ToArray();
        var upper = new TarWriter().File($"nix/store/1{Hash[1..]}-openssl-3.0.13/lib/libssl.so", "").File($"nix/store/{Hash}-curl-8.6.0/bin/curl", "").ToArray();

        var facts = await ImageScan.RunAsync(
            new TestImage(lower, upper), "nix", new ScanOptions(), null, TestContext.Current.CancellationToken);

        Assert.Equal(["curl@8.6.0", "openssl@3.0.13"], facts.Packages.Select(package => $"{package.Name}@{package.Version}"));
        Assert.All(facts.Packages, package => Assert.Equal(Ecosystem.Nix, package.Ecosystem));
        Assert.Equal(TarWriter.DigestOf(lower), facts.Packages[1].Location.Layer);
    }
}

using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Pulls from servers of this process.</summary>
static class Pulls
{
    /// <summary>Plain HTTP, and no long waits between attempts.</summary>
    public static RegistrySettings Settings { get; } = new()
    {
        PlainHttp = true,
        FirstDelay = TimeSpan.FromMilliseconds(1),
    };

    /// <summary>The same, without patience for a download that stands still.</summary>
    public static RegistrySettings Impatient { get; } = Settings with { IdleTimeout = TimeSpan.FromMilliseconds(400) };

    /// <summary>The same, logged in.</summary>
    public static RegistrySettings As(RegistryLogin login) => Settings with { FindLogin = (_, _, _) => Task.FromResult<RegistryLogin?>(login) };

    public static async Task<ImageFacts> ScanAsync(string reference, RegistrySettings? settings = null, Platform? platform = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.True(ImageReference.TryParse(reference, out var parsed));
        using var client = new RegistryClient(settings ?? Settings);
        await using var image = await client.OpenAsync(parsed, platform ?? Platform.LinuxAmd64, cancellation);
        return await ImageScan.RunAsync(image, reference, new ScanOptions(), null, cancellation);
    }

    /// <summary>Scans <c>shop/web:1</c>.</summary>
    public static Task<ImageFacts> ScanAsync(TestServer server, RegistrySettings? settings = null) => ScanAsync($"{server.Host}/shop/web:1", settings);

    public static string[] Names(ImageFacts facts) => [.. facts.Packages.Select(package => package.Name)];
}

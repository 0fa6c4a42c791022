using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Files;
using static Plimsoll.Vulnerabilities.Feeds.OsvReader;

namespace Plimsoll.Vulnerabilities.Feeds.Secdb;

/// <summary>The security databases of distributions with apk: which version of a package fixes which vulnerabilities.</summary>
/// <remarks>
/// https://gitlab.alpinelinux.org/alpine/infra/docker/secdb; Wolfi and Chainguard publish the same form beside their packages. It lists
/// fixes only: what is not fixed is not in it. The version <c>0</c> says that the package never had the vulnerability.
/// </remarks>
sealed class SecdbFormat : IFeedFormat
{
    /// <summary>The most bytes of one package: 16 MiB.</summary>
    internal const int MaxPackageBytes = 16 * 1024 * 1024;

    /// <summary>Ids that one package may name.</summary>
    internal const int MaxIds = 100_000;

    /// <summary>Packages that may come before it is said of which release they are.</summary>
    internal const int MaxWaiting = 100_000;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public string? FeedOf(FeedHead head)
    {
        if (!head.Has("packages") && !head.Contains("\"secfixes\""u8) || !(head.Has("distroversion") || head.Has("reponame") || head.Has("urlprefix") || head.Contains("\"secfixes\""u8)))
            return null;
        var prefix = head.Text("urlprefix");
        return prefix.Contains("wolfi", StringComparison.OrdinalIgnoreCase) ? "Wolfi secdb"
            : prefix.Contains("cgr.dev", StringComparison.OrdinalIgnoreCase) || prefix.Contains("chainguard", StringComparison.OrdinalIgnoreCase) ? "Chainguard secdb"
            : "Alpine secdb";
    }

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        using var json = new JsonPieces(stream);
        if (!json.Read() || json.Token != JsonTokenType.StartObject)
            throw new InvalidDataException("Not a security database: expected an object.");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        // The release may be said behind the packages: then they wait until it is known.
        var waiting = new List<SecdbPackage>();
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            var name = json.Text;
            if (name == "packages")
                ReadPackages(json, subject, FeedName(names), waiting, reading);
            else if (json.Value(MaxNameLength * 8, out _) is { } value && value.Span is [(byte)'"', ..])
                names[name] = TextOf(value);
        }
        var feed = FeedName(names)
            ?? throw new InvalidDataException("It does not say of which distribution and release it is: expected \"distroversion\", e.g. v3.20, or \"urlprefix\".");
        foreach (var package in waiting)
            Add(package, feed, subject, reading);
    }

    static void Add(SecdbPackage package, string feed, string subject, FeedReading reading)
    {
        foreach (var record in package.Records(feed))
            reading.Add(record, $"{subject}: {package.Name}");
    }

    static string? FeedName(Dictionary<string, string> names)
    {
        var (prefix, release) = (names.GetValueOrDefault("urlprefix", ""), names.GetValueOrDefault("distroversion", ""));
        if (release.Length > 0)
            return AdvisoryText.IsName(release) ? $"Alpine:{release}" : null;
        return prefix.Contains("wolfi", StringComparison.OrdinalIgnoreCase) ? "Wolfi"
            : prefix.Contains("cgr.dev", StringComparison.OrdinalIgnoreCase) || prefix.Contains("chainguard", StringComparison.OrdinalIgnoreCase) ? "Chainguard"
            : null;
    }

    static string TextOf(ReadOnlyMemory<byte> value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.GetString() ?? "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"Not readable text: {error.Message}", error);
        }
    }

    static void ReadPackages(JsonPieces json, string subject, string? feed, List<SecdbPackage> waiting, FeedReading reading)
    {
        if (!json.Read() || json.Token != JsonTokenType.StartArray)
            throw new InvalidDataException("Not a security database: \"packages\" is not an array.");
        for (var index = 0; ; index++)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            var position = json.Position;
            var value = json.Value(MaxPackageBytes, out var isTooLarge);
            if (value is null && !isTooLarge)
                return;
            var place = $"{subject}: packages[{index}] (byte {position:N0})";
            if (value is null)
            {
                reading.Fail(place, $"The package is larger than the limit of {MaxPackageBytes:N0} bytes.", UnreadReason.LimitExceeded);
                continue;
            }
            try
            {
                using var document = JsonDocument.Parse(value.Value, Strict);
                var package = Package(document.RootElement, detail => reading.Fail(place, detail));
                if (feed is not null)
                    Add(package, feed, subject, reading);
                else if (waiting.Count < MaxWaiting)
                    waiting.Add(package);
                else
                    reading.Fail(place, $"More than {MaxWaiting:N0} packages come before their release.", UnreadReason.LimitExceeded);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidDataException)
            {
                reading.Fail(place, error.Message);
            }
        }
    }

    static SecdbPackage Package(JsonElement root, Action<string> tell)
    {
        if (!Property(root, "pkg", out var package) || Text(package, "name") is not { } name || !AdvisoryText.IsName(name)
            || !Property(package, "secfixes", out var fixes) || fixes.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            throw new InvalidDataException("A package needs a \"pkg\" with a \"name\" and \"secfixes\".");
        }
        var found = new SecdbPackage(name);
        if (fixes.ValueKind == JsonValueKind.Null)
            return found;
        var (count, bad) = (0, 0);
        foreach (var version in fixes.EnumerateObject())
        {
            if (!AdvisoryText.IsName(version.Name) || version.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            {
                if (++bad == 1)
                    tell($"{name}: \"{AdvisoryText.Summary(version.Name)}\" is no version with a list of vulnerabilities; the package's other versions are read.");
                continue;
            }
            foreach (var line in Items(fixes, version.Name, MaxIds))
            {
                if (++count > MaxIds)
                    throw new InvalidDataException($"{name} names more than {MaxIds:N0} vulnerabilities.");
                if (line.ValueKind == JsonValueKind.String)
                    found.Add(version.Name, line.GetString() ?? "");
            }
        }
        return found;
    }
}

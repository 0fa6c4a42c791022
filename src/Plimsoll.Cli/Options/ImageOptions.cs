using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Images.Cache;
using Plimsoll.Model.Images;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Cli.Options;

/// <summary>Where images and the vulnerability database are found.</summary>
sealed class ImageOptions
{
    readonly Option<string[]> _images = new("--images")
    {
        Description = "Look image references up among the archives and OCI layouts in FOLDER. May be repeated.",
        HelpName = "FOLDER",
    };

    readonly Option<Platform> _platform = new("--platform")
    {
        Description = "Which image of a multi-platform index is examined. An image of another platform alone is refused.",
        HelpName = "OS/ARCH[/VARIANT]",
        DefaultValueFactory = _ => Model.Images.Platform.LinuxAmd64,
        CustomParser = ParsePlatform,
    };

    readonly Option<string?> _database = new("--db")
    {
        Description = "The vulnerability database. Default: PLIMSOLL_DB, or the one that plimsoll db build writes.",
        HelpName = "FILE",
    };

    readonly Option<bool> _offline = new("--offline")
    {
        Description = "Never use the network: no registry is asked.",
    };

    readonly Option<bool> _pull = new("--pull")
    {
        Description = "Ask the registry for images that are in no folder of --images. Without it no registry is asked.",
    };

    readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "Read every layer anew, and keep nothing of it.",
    };

    readonly Option<bool> _matchOwned = new("--match-owned")
    {
        Description = "Compare language packages that the distribution installed with their language's advisories too, "
            + "not only with those of the distribution. Finds more, most of it fixed already.",
    };

    readonly Option<string[]> _severitySource = new("--severity-source")
    {
        Description = "Whose word on a severity counts, in the order of preference: vendor, cvss, or a source as explain names it. Default: vendor,cvss.",
        HelpName = "NAME[,NAME]",
    };

    readonly CacheOptions _cache = new();

    public void AddTo(Command command)
    {
        command.Add(_images);
        command.Add(_platform);
        command.Add(_database);
        command.Add(_offline);
        command.Add(_noCache);
        command.Add(_matchOwned);
        command.Add(_severitySource);
        _cache.AddTo(command);
    }

    /// <summary>Adds the option of a command that asks registries only when it is told to.</summary>
    public void AddPullTo(Command command) => command.Add(_pull);

    /// <summary>Whether the network may not be used.</summary>
    public bool IsOffline(ParseResult parsed) => parsed.GetValue(_offline);

    /// <summary>Whether registries are to be asked.</summary>
    /// <exception cref="UsageException">Both that and the opposite is asked for.</exception>
    public bool Pulls(ParseResult parsed) => (parsed.GetValue(_pull), IsOffline(parsed)) switch
    {
        (true, true) => throw new UsageException("--pull and --offline: one of them, please."),
        var (pulls, _) => pulls,
    };

    /// <summary>The folders to look images up in.</summary>
    public IReadOnlyList<string> Folders(ParseResult parsed) => parsed.GetValue(_images) ?? [];

    /// <summary>The platform asked for.</summary>
    public Platform Platform(ParseResult parsed) => parsed.GetValue(_platform)!;

    /// <summary>Whether the platform was asked for, and is not only the default.</summary>
    public bool IsPlatformGiven(ParseResult parsed) => parsed.GetResult(_platform) is { Implicit: false };

    /// <summary>The database asked for; <c>null</c> where the default is meant.</summary>
    public string? Database(ParseResult parsed) => parsed.GetValue(_database);

    /// <summary>Where layers that were read before are kept; <c>null</c> where none shall be, or where others may write there, which is said.</summary>
    public LayerCache? Cache(ParseResult parsed, Surroundings surroundings)
    {
        if (parsed.GetValue(_noCache) || _cache.Open(parsed, surroundings) is not { } cache)
            return null;
        if (cache.Objection is not { } objection)
            return cache;
        surroundings.Error.WriteLine($"plimsoll: the layer cache is not used: {objection}.");
        return null;
    }

    /// <summary>The matcher that is asked for.</summary>
    public VulnerabilityMatcher Matcher(ParseResult parsed, AdvisoryDatabase database) =>
        new(database) { MatchesOwned = parsed.GetValue(_matchOwned), Severities = Severities(parsed) };

    /// <summary>Whose word on a severity counts.</summary>
    public SeverityPolicy Severities(ParseResult parsed)
    {
        string[] names = [.. (parsed.GetValue(_severitySource) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return names.Length == 0 ? SeverityPolicy.Default : new SeverityPolicy([.. names]);
    }

    static Platform? ParsePlatform(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Model.Images.Platform.TryParse(text, out var platform))
            return platform;

        result.AddError($"\"{text}\" is not a platform: expected OS/ARCH, e.g. linux/arm64.");
        return null;
    }
}

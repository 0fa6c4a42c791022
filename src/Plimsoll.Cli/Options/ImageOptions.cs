using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Images.Cache;
using Plimsoll.Model.Images;

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
        Description = "Which image of a multi-platform index is examined.",
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
        Description = "Never use the network. This version never does: registries come with a later one.",
    };

    readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "Read every layer anew, and keep nothing of it.",
    };

    readonly CacheOptions _cache = new();

    public void AddTo(Command command)
    {
        command.Add(_images);
        command.Add(_platform);
        command.Add(_database);
        command.Add(_offline);
        command.Add(_noCache);
        _cache.AddTo(command);
    }

    /// <summary>The folders to look images up in.</summary>
    public IReadOnlyList<string> Folders(ParseResult parsed) => parsed.GetValue(_images) ?? [];

    /// <summary>The platform asked for.</summary>
    public Platform Platform(ParseResult parsed) => parsed.GetValue(_platform)!;

    /// <summary>The database asked for; <c>null</c> where the default is meant.</summary>
    public string? Database(ParseResult parsed) => parsed.GetValue(_database);

    /// <summary>Where layers that were read before are kept; <c>null</c> where none shall be.</summary>
    public LayerCache? Cache(ParseResult parsed, Surroundings surroundings) =>
        parsed.GetValue(_noCache) ? null : _cache.Open(parsed, surroundings);

    static Platform? ParsePlatform(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Model.Images.Platform.TryParse(text, out var platform))
            return platform;

        result.AddError($"\"{text}\" is not a platform: expected OS/ARCH, e.g. linux/arm64.");
        return null;
    }
}

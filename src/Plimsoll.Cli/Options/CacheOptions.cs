using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Plimsoll.Cli.Commands;
using Plimsoll.Images.Cache;

namespace Plimsoll.Cli.Options;

/// <summary>Where the layer cache lies and what it may take: <c>--cache-dir</c>, <c>--cache-size</c>.</summary>
sealed class CacheOptions
{
    const long MiB = 1024 * 1024;

    readonly Option<string?> _folder = new("--cache-dir")
    {
        Description = "Where layers that were read before are kept. Default: PLIMSOLL_CACHE, or plimsoll/layers in the user's cache folder.",
        HelpName = "FOLDER",
        CustomParser = ParseFolder,
    };

    readonly Option<long> _size = new("--cache-size")
    {
        Description = "MiB that the layer cache may take; the layers that were not used for the longest time go first.",
        HelpName = "MIB",
        DefaultValueFactory = _ => CacheLimits.DefaultBytes / MiB,
        CustomParser = ParseSize,
    };

    public void AddTo(Command command)
    {
        command.Add(_folder);
        command.Add(_size);
    }

    /// <summary>The cache; <c>null</c> where neither the option nor a variable names a place for it.</summary>
    public LayerCache? Open(ParseResult parsed, Surroundings surroundings) =>
        (parsed.GetValue(_folder) ?? surroundings.DefaultCache) is { } folder
            ? new LayerCache(folder, Run.Version, parsed.GetValue(_size) * MiB, surroundings.Time)
            : null;

    static string? ParseFolder(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length == 0)
            result.AddError("--cache-dir is empty: expected a folder. Without a cache: --no-cache.");
        else if (File.Exists(text))
            result.AddError($"--cache-dir {text} is a file: expected a folder, which is made where there is none.");
        return text;
    }

    static long ParseSize(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= long.MaxValue / MiB)
            return size;

        result.AddError($"\"{text}\" is not a size of the cache: expected MiB, e.g. 512. Without a cache: --no-cache.");
        return 0;
    }
}

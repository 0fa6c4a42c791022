using System.CommandLine;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Images.Cache;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll cache</c>: what scans keep of the layers that they read.</summary>
static class CacheCommand
{
    const double MiB = 1024 * 1024;

    public static Command Create(Surroundings surroundings) =>
        new("cache", """
            Shows and empties the layer cache. Scans keep in it what each layer holds, by the layer's digest: an image that shares layers
            with an earlier one costs only its new ones.

            Examples:
              plimsoll cache status
              plimsoll cache prune --cache-size 200
              plimsoll cache clear
            """)
        {
            Create("status", """
                Says where the cache lies and what it holds.

                Example:
                  plimsoll cache status
                """, surroundings, StatusAsync),
            Create("prune", """
                Removes what other versions and dead processes left, and what goes beyond the size; the longest unused goes first.

                Example:
                  plimsoll cache prune --cache-size 200
                """, surroundings, (cache, output) => FreedAsync(cache.Prune(), output)),
            Create("clear", """
                Removes everything. The next scan reads every layer anew.

                Example:
                  plimsoll cache clear
                """, surroundings, (cache, output) => FreedAsync(cache.Clear(), output)),
        };

    static Command Create(string name, string description, Surroundings surroundings, Func<LayerCache, TextWriter, Task> act)
    {
        var options = new CacheOptions();
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var cache = options.Open(parsed, surroundings)
                ?? throw new UsageException("There is no layer cache: name its folder by --cache-dir or PLIMSOLL_CACHE, HOME is not set.");
            try
            {
                await act(cache, surroundings.Output);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"The layer cache: {problem.Message}.");
            }
            return ExitCode.Pass;
        });
        return command;
    }

    static async Task StatusAsync(LayerCache cache, TextWriter output)
    {
        var usage = cache.Usage();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{usage.Folder}: {usage.Layers} layers, {usage.Bytes / MiB:0.0} of {usage.MaxBytes / MiB:0} MiB"));
        if (usage.OtherFiles > 0)
            await output.WriteLineAsync($"{usage.OtherFiles} files of other versions or unfinished: plimsoll cache prune removes them");
    }

    static Task FreedAsync(long bytes, TextWriter output) =>
        output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{bytes / MiB:0.0} MiB freed"));
}

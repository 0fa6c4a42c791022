using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>One pass over a program, window by window, with everything that is looked for in it.</summary>
/// <param name="name">The last segment of its path.</param>
sealed class ProgramScan(string name)
{
    /// <summary>How far one window reaches into the next, bytes: what is found by a pattern is no longer.</summary>
    public const int OverlapBytes = 4 * 1024;

    readonly List<VersionSearch> _known = [.. KnownPrograms.Named(name).Select(program => new VersionSearch(program, name))];
    readonly GoSearch _go = new();
    readonly CrateSearch _crates = new();
    readonly BundleSearch _bundle = new();
    bool? _isProgram;
    PeSearch? _pe;

    /// <summary>Looks at a window; the first one begins the file.</summary>
    /// <param name="window">The window.</param>
    /// <param name="start">Where in the file it begins.</param>
    /// <param name="isLast">Whether it ends the file.</param>
    /// <returns>Whether the next window is of interest.</returns>
    public bool Look(ReadOnlySpan<byte> window, long start, bool isLast)
    {
        if (_isProgram is null)
        {
            _isProgram = ProgramFormat.IsProgram(window);
            if (window.StartsWith("MZ"u8) && IsNamedLikePe(name))
                _pe = new PeSearch(window);
        }
        _pe?.Look(window, start);
        var limit = isLast ? window.Length : Math.Max(0, window.Length - OverlapBytes);
        foreach (var search in _known)
        {
            if (!search.IsDone)
                search.Look(window, limit);
        }
        if (_isProgram.Value && !_go.IsDone)
        {
            _go.Look(window, start, limit);
            if (!_crates.IsDone)
                _crates.Look(window, start, limit);
            if (!_bundle.IsDone)
                _bundle.Look(window, start, limit);
        }
        return (_isProgram.Value && !_go.IsDone) || _pe is { IsDone: false } || _known.Exists(search => !search.IsDone);
    }

    /// <summary>What was found.</summary>
    /// <exception cref="InvalidDataException">What was found is not in its format.</exception>
    public ProgramExtract Finish()
    {
        var texts = ImmutableArray.CreateBuilder<ProgramText>();
        _go.Finish();
        Add(texts, ProgramTextKind.GoVersion, _go.Version);
        Add(texts, ProgramTextKind.GoModules, _go.Modules);
        Add(texts, ProgramTextKind.Crates, _crates.Finish());
        Add(texts, ProgramTextKind.DotNetDependencies, _bundle.Finish());

        // Of programs that share a name, a fork is listed before what it was forked from.
        if (_known.Find(search => search.Version is not null) is { } known)
            texts.Add(new ProgramText(ProgramTextKind.KnownProgram, $"{known.Program.Key}\t{known.Version}"));
        _pe?.AddTo(texts);
        return new ProgramExtract(texts.ToImmutable());
    }

    /// <summary>Whether a file of this name is read for what a PE file says of itself.</summary>
    public static bool IsNamedLikePe(ReadOnlySpan<char> name) =>
        name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);

    static void Add(ImmutableArray<ProgramText>.Builder texts, ProgramTextKind kind, string? text)
    {
        if (text is { Length: > 0 })
            texts.Add(new ProgramText(kind, text));
    }
}

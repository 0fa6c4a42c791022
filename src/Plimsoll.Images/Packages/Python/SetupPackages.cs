using System.Buffers;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>What a Python project pins in its <c>setup.py</c> or <c>setup.cfg</c> with <c>==</c>. The program is never run.</summary>
/// <remarks>
/// https://setuptools.pypa.io/en/latest/userguide/dependency_management.html. Of a setup.py every text is looked at, whatever list it is in; one with blanks
/// around its <c>==</c> only where it stands alone in quotes. Of a setup.cfg the lists of its options. What is computed is not there.
/// </remarks>
public sealed class SetupPackages : IPackageReader
{
    /// <summary>The most texts of one program.</summary>
    const int MaxTexts = 100_000;

    /// <summary>Signs of a version that the program makes.</summary>
    static readonly SearchValues<char> Computed = SearchValues.Create("{}%$()\"'");

    /// <inheritdoc/>
    public string Name => "setuptools project";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "setup.py" or "setup.cfg" && !file.Path.Contains("-packages/", StringComparison.Ordinal) && !file.Path.Contains("node_modules/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.PyPI, file.Location);
        if (file.Name.EndsWith(".cfg", StringComparison.Ordinal))
        {
            ReadOptions(file.Lines(), packages);
        }
        else
        {
            foreach (var (text, isBlock) in PythonText.All(file.Content, MaxTexts))
                ReadText(text, isBlock, packages);
        }
        return packages.ToPackages();
    }

    static void ReadText(string text, bool isBlock, LockedPackages packages)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).Trim();
            // In prose "x == 1" is an expression.
            if (line.Contains("==", StringComparison.Ordinal) && !(isBlock && line.Contains(" ==", StringComparison.Ordinal)))
                Add(line, packages);
        }
    }

    static void ReadOptions(BoundedLines lines, LockedPackages packages)
    {
        var (section, option) = ("", "");
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim();
            if (text.IsEmpty || text[0] is '#' or ';')
                continue;
            if (line[0] is not (' ' or '\t'))
            {
                if (text is ['[', .., ']'])
                {
                    (section, option) = (text[1..^1].ToString(), "");
                    continue;
                }
                var equals = text.IndexOf('=');
                option = equals > 0 ? text[..equals].Trim().ToString() : "";
                text = equals > 0 ? text[(equals + 1)..].Trim() : [];
            }
            if ((section is "options" && option is "install_requires" or "setup_requires" or "tests_require") || section is "options.extras_require")
                Add(text, packages);
        }
    }

    static void Add(ReadOnlySpan<char> text, LockedPackages packages)
    {
        if (PythonRequirement.Of(text) is { Version: { } version } pinned && !version.AsSpan().ContainsAny(Computed))
            packages.Add($"{pinned.Name} {version}", pinned.Name, version);
    }
}

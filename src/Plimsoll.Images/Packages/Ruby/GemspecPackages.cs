using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Ruby;

/// <summary>Installed Ruby gems, by the specifications that RubyGems writes for each into <c>specifications</c>.</summary>
/// <remarks>
/// Format: https://guides.rubygems.org/specification-reference/, a Ruby program of assignments to the variable of its block. Only
/// texts written out are understood: what RubyGems itself writes is always such. A gemspec among the sources of a gem is not
/// read, it computes its version.
/// </remarks>
public sealed class GemspecPackages : IPackageReader
{
    const string Block = "Gem::Specification.new";

    /// <inheritdoc/>
    public string Name => "installed gem";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.EndsWith(".gemspec", StringComparison.Ordinal)
        && (EntryPath.Name(file.Folder) is "specifications"
            || (EntryPath.Name(file.Folder) is "default" && EntryPath.Name(EntryPath.Folder(file.Folder)) is "specifications"));

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        string? variable = null, name = null, version = null;
        var platform = "";
        var licenses = new List<string>();
        var lines = file.Lines();
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim();
            variable ??= VariableOf(text);
            if (variable is null || !text.StartsWith(variable, StringComparison.Ordinal) || text.Length <= variable.Length || text[variable.Length] != '.')
                continue;

            var assignment = text[(variable.Length + 1)..];
            if (assignment.IndexOf('=') is not (> 0 and var equals))
                continue;
            var value = assignment[(equals + 1)..];
            switch (assignment[..equals].Trim())
            {
                case "name":
                    name ??= First(value);
                    break;
                case "version":
                    version ??= First(value);
                    break;
                case "platform":
                    platform = First(value) ?? "";
                    break;
                case "license" or "licenses":
                    licenses.AddRange(RubyText.All(value));
                    break;
            }
        }

        if (name is not { Length: > 0 } || version is not { Length: > 0 })
            throw new InvalidDataException("The specification names no gem: its name or its version is missing or computed.");
        yield return new Package(Ecosystem.RubyGems, name, version, name, version, platform, file.Location) { Licenses = [.. licenses] };
    }

    /// <summary>The variable in <c>Gem::Specification.new do |s|</c>.</summary>
    static string? VariableOf(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(Block, StringComparison.Ordinal) || line.IndexOf('|') is not (> 0 and var start))
            return null;
        var rest = line[(start + 1)..];
        return rest.IndexOf('|') is > 0 and var end ? rest[..end].Trim().ToString() : null;
    }

    static string? First(ReadOnlySpan<char> value) => RubyText.All(value) is [var first, ..] ? first : null;
}

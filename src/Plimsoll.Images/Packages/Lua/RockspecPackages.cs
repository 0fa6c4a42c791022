using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Lua;

/// <summary>Lua packages of LuaRocks, by the rockspec that each installed one and each project has.</summary>
/// <remarks>
/// Format: a Lua program that assigns values, https://github.com/luarocks/luarocks/blob/main/docs/rockspec_format.md. It is never run: texts, names of texts
/// before them, and both joined by <c>..</c> are understood, which is what rockspecs use for <c>package</c> and <c>version</c>.
/// </remarks>
public sealed class RockspecPackages : IPackageReader
{
    const int MaxValueLength = 4096;

    /// <inheritdoc/>
    public string Name => "rockspec";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.EndsWith(".rockspec", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var words = LuaText.Words(file.Content);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var (depth, license) = (0, "");
        for (var at = 0; at < words.Count; at++)
        {
            switch (words[at])
            {
                case "{" or "(":
                    depth++;
                    break;
                case "}" or ")":
                    depth--;
                    break;
                case "=" when at > 0 && depth == 0 && IsName(words[at - 1]):
                    if (Value(words, at + 1, values) is { } value)
                        values[words[at - 1]] = value;
                    break;
                case "=" when at > 0 && depth == 1 && words[at - 1] is "license" && license.Length == 0:
                    license = Value(words, at + 1, values) ?? "";
                    break;
            }
        }

        if (!values.TryGetValue("package", out var name) || !values.TryGetValue("version", out var version) || name.Length == 0 || version.Length == 0)
            throw new InvalidDataException("The rockspec names no package: its name or its version is missing or computed.");
        yield return new Package(Ecosystem.LuaRocks, name, version, name, version, "", file.Location) { Licenses = license.Length > 0 ? [license] : [] };
    }

    static bool IsName(string word) => char.IsAsciiLetter(word[0]) || word[0] == '_';

    /// <summary>The text that an expression of texts and known names is; <c>null</c> for any other.</summary>
    static string? Value(List<string> words, int at, Dictionary<string, string> values)
    {
        var value = new StringBuilder();
        while (at < words.Count)
        {
            if (words[at] is ['"', .. var text])
                value.Append(text);
            else if (values.TryGetValue(words[at], out var known))
                value.Append(known);
            else
                return null;
            if (value.Length > MaxValueLength)
                return null;
            if (at + 1 >= words.Count || words[at + 1] != "..")
                return at + 1 < words.Count && words[at + 1] is ":" or "[" or "." ? null : value.ToString();
            at += 2;
        }
        return null;
    }
}

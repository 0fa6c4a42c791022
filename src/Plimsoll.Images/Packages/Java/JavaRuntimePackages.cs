using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>A Java runtime, by the file <c>release</c> in its home.</summary>
/// <remarks>
/// Format: lines <c>NAME="VALUE"</c>, https://openjdk.org/jeps/223 and https://openjdk.org/jeps/322. The package URL has the form that other
/// scanners give it: the maker, then <c>jdk</c>, <c>jre</c>, <c>zulu</c>, <c>graalvm</c> or <c>openjdk</c>. Other programs have a file of this name
/// too: without <c>JAVA_VERSION</c> it is none of Java's.
/// </remarks>
public sealed class JavaRuntimePackages : IPackageReader
{
    /// <summary>The most lines read. Real files have some 20.</summary>
    const int MaxLines = 1000;

    /// <summary>A part of the path of every usual home; files called release are elsewhere too.</summary>
    static readonly string[] Homes = ["java", "jvm", "jdk", "jre", "graal", "zulu", "corretto", "semeru", "sapmachine", "runtime"];

    /// <inheritdoc/>
    public string Name => "Java runtime";

    /// <inheritdoc/>
    public long MaxBytes => 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        if (file.Name is not "release")
            return false;
        foreach (var word in Homes)
        {
            if (file.Folder.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var values = Values(file.Lines());
        if (values.GetValueOrDefault("JAVA_VERSION") is not { } java)
            yield break;

        var version = First(values, "JAVA_RUNTIME_VERSION", "FULL_VERSION", "SEMANTIC_VERSION") ?? java;
        var (maker, product) = Product(values, file.Folder);
        yield return new Package(Ecosystem.Binary, product, version, product, version, "", file.Location)
        {
            Vendor = values.GetValueOrDefault("IMPLEMENTOR", ""),
            StatedPurl = new PackageUrl($"pkg:generic/{maker}/{product}@{PackageUrl.EscapePath(version)}"),
        };
    }

    static Dictionary<string, string> Values(BoundedLines lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (lines.Number < MaxLines && lines.Read() is { } line)
        {
            if (line.IndexOf('=') is > 0 and var equals && line[(equals + 1)..].Trim().Trim('"').Trim() is { Length: > 0 } value)
                values.TryAdd(line[..equals].Trim(), value);
        }
        return values;
    }

    // Oracle's own build before Java 9 names no maker, but that it is sold.
    static (string Maker, string Product) Product(Dictionary<string, string> values, string folder)
    {
        var maker = values.GetValueOrDefault("IMPLEMENTOR", "");
        if (Has(maker, "azul") || Has(folder, "zulu"))
            return ("azul", "zulu");
        if (values.ContainsKey("GRAALVM_VERSION") || Has(maker, "graalvm") || Has(folder, "graalvm"))
            return ("oracle", "graalvm");
        if (Has(maker, "oracle") && values.GetValueOrDefault("BUILD_TYPE") is "commercial" || (maker.Length == 0 && values.GetValueOrDefault("BUILD_TYPE") is "commercial"))
            return ("oracle", values.GetValueOrDefault("IMAGE_TYPE") is "JRE" || Has(folder, "jre") ? "jre" : "jdk");
        return ("oracle", "openjdk");
    }

    static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    static string? First(Dictionary<string, string> values, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value))
                return value;
        }
        return null;
    }
}

using System.Runtime.CompilerServices;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Apk;

/// <summary>The database of installed packages that apk keeps on Alpine and Wolfi.</summary>
/// <remarks>
/// Format: one "letter:value" field a line, packages separated by an empty line
/// (https://wiki.alpinelinux.org/wiki/Apk_spec). We read P (name), V (version), A (architecture) and o (origin).
/// </remarks>
public sealed class ApkPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "apk database";

    /// <inheritdoc/>
    public bool Reads(ReadOnlySpan<char> path) =>
        path is "lib/apk/db/installed" or "usr/lib/apk/db/installed";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Package> ReadAsync(
        Stream file, FileLocation location, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lines = new StreamReader(file, leaveOpen: true);
        string? name = null, version = null, origin = null, architecture = null;

        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            switch (line)
            {
                case ['P', ':', .. var value]: name = value; break;
                case ['V', ':', .. var value]: version = value; break;
                case ['o', ':', .. var value]: origin = value; break;
                case ['A', ':', .. var value]: architecture = value; break;
                case "":
                    if (name is not null && version is not null)
                        yield return ToPackage();
                    (name, version, origin, architecture) = (null, null, null, null);
                    break;
            }
        }

        // The last entry need not end in an empty line.
        if (name is not null && version is not null)
            yield return ToPackage();

        Package ToPackage() =>
            new(Ecosystem.Apk, name, version, origin ?? name, version, architecture ?? "", location);
    }
}

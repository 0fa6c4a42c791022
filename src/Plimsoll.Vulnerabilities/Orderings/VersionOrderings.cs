using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Every version ordering there is. A new one is one line here and one in <see cref="For"/>.</summary>
public static class VersionOrderings
{
    /// <summary>Debian's ordering.</summary>
    public static IVersionOrdering Deb { get; } = new DebOrdering();

    /// <summary>Alpine's ordering.</summary>
    public static IVersionOrdering Apk { get; } = new ApkOrdering();

    /// <summary>Python's ordering.</summary>
    public static IVersionOrdering Pep440 { get; } = new Pep440Ordering();

    /// <summary>All orderings.</summary>
    public static ImmutableArray<IVersionOrdering> All { get; } =
        [Deb, Apk, SemVerOrdering.Npm, SemVerOrdering.Strict, Pep440];

    /// <summary>The ordering of <paramref name="ecosystem"/>'s versions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has said how this ecosystem orders its versions.</exception>
    public static IVersionOrdering For(Ecosystem ecosystem) => ecosystem.Name switch
    {
        "deb" => Deb,
        "apk" => Apk,
        "npm" => SemVerOrdering.Npm,
        "PyPI" => Pep440,
        _ => throw new ArgumentOutOfRangeException(nameof(ecosystem), ecosystem, "There is no version ordering for it."),
    };
}

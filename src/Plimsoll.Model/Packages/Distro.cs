namespace Plimsoll.Model.Packages;

/// <summary>A Linux distribution and release, as the image's os-release or a file beside it names it.</summary>
/// <param name="Id">Lower-case identifier, e.g. <c>debian</c>.</param>
/// <param name="VersionId">Release, e.g. <c>12</c> or <c>3.19.1</c>; empty where there is none (rolling or unstable).</param>
/// <param name="Codename">e.g. <c>bookworm</c>; empty where there is none.</param>
/// <param name="PrettyName">For people, e.g. <c>Debian GNU/Linux 12 (bookworm)</c>.</param>
/// <remarks>os-release(5).</remarks>
public sealed record Distro(string Id, string VersionId, string Codename, string PrettyName)
{
    /// <summary>The distributions that it is derived from or like, nearest first, separated by spaces, e.g. <c>rhel fedora</c>; empty where it does not say.</summary>
    public string IdLike { get; init; } = "";

    /// <summary>The release that its package manager installs from, where that is not what it calls itself, e.g. <c>edge</c>; else empty.</summary>
    public string RepositoryRelease { get; init; } = "";

    /// <summary>The last day with security updates for everybody; <c>null</c> where that is not known, or there will be none.</summary>
    public DateOnly? EndOfLife { get; init; }
}

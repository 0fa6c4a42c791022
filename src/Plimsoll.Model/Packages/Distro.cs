namespace Plimsoll.Model.Packages;

/// <summary>A Linux distribution and release, as the image's os-release names it.</summary>
/// <param name="Id">Lower-case identifier, e.g. <c>debian</c>.</param>
/// <param name="VersionId">Release, e.g. <c>12</c> or <c>3.19.1</c>; empty where there is none (rolling or unstable).</param>
/// <param name="Codename">e.g. <c>bookworm</c>; empty where there is none.</param>
/// <param name="PrettyName">For people, e.g. <c>Debian GNU/Linux 12 (bookworm)</c>.</param>
/// <remarks>os-release(5).</remarks>
public sealed record Distro(string Id, string VersionId, string Codename, string PrettyName);

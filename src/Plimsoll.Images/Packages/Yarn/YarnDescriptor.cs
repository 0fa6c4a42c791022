namespace Plimsoll.Images.Packages.Yarn;

/// <summary>How yarn names a wish: <c>NAME@RANGE</c>, the range with or without a protocol.</summary>
/// <param name="Name">The name in the project's code; of an alias not the package's.</param>
/// <param name="Range">Range or address, e.g. <c>^1.0.0</c>, <c>npm:real@^2.0.0</c>.</param>
/// <remarks>https://yarnpkg.com/protocols</remarks>
readonly record struct YarnDescriptor(string Name, string Range)
{
    /// <summary>Protocols of packages whose version is that of a release somewhere; a folder, a link and a workspace have none, a patch is of one that is listed too.</summary>
    static readonly string[] Released = ["npm", "http", "https", "git", "git+ssh", "git+https", "git+http", "git+file", "ssh", "github", "gitlab", "bitbucket"];

    /// <summary>The protocol; empty for a plain range, a tag or <c>OWNER/REPOSITORY</c>.</summary>
    public string Protocol => Range.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && Range.AsSpan(0, colon).IndexOfAnyExceptInRange('a', 'z') is var other && (other < 0 || Range[other] == '+')
        ? Range[..colon]
        : Range.StartsWith("git@", StringComparison.Ordinal) ? "ssh" : "";

    /// <summary>Whether it names a released package.</summary>
    public bool IsReleased => !Range.StartsWith('.') && !Range.StartsWith('/')
        && (Protocol is "" || Array.IndexOf(Released, Protocol) >= 0);

    /// <summary>The package's own name, that behind <c>npm:</c> for an alias.</summary>
    public string PackageName =>
        Protocol == "npm" && Range[4..] is var target && target.IndexOf('@', Math.Min(1, target.Length)) is > 0 and var at ? target[..at] : Name;

    /// <summary>Splits a descriptor.</summary>
    /// <returns><c>null</c> where it has no name or no range.</returns>
    public static YarnDescriptor? Of(string text)
    {
        text = text.Trim();
        return text.IndexOf('@', Math.Min(1, text.Length)) is > 0 and var at && at + 1 < text.Length
            ? new YarnDescriptor(text[..at], text[(at + 1)..])
            : null;
    }
}

namespace Plimsoll.Model.Vulnerabilities;

/// <summary>Whose word takes a match out of the verdict.</summary>
public enum SuppressionKind
{
    /// <summary>The maintainer of the package says that it is not affected, in the feed itself.</summary>
    Vendor,

    /// <summary>A VEX document says so.</summary>
    Vex,

    /// <summary>An Exception object lets it pass.</summary>
    Exception,
}

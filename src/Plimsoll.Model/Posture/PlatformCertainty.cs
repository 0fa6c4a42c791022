namespace Plimsoll.Model.Posture;

/// <summary>How sure a platform is, weakest first.</summary>
public enum PlatformCertainty
{
    /// <summary>Only marks that other clusters have as well, such as a cloud's machines.</summary>
    Possible,

    /// <summary>One mark that only this platform sets.</summary>
    Likely,

    /// <summary>A mark that only this platform sets, and another one.</summary>
    Certain,
}

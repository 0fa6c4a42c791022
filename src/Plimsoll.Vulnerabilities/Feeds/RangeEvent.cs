namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One step in a range of affected versions.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Version">At which version, as the advisory writes it.</param>
public readonly record struct RangeEvent(RangeEventKind Kind, string Version);

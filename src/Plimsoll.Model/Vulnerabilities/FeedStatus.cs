namespace Plimsoll.Model.Vulnerabilities;

/// <summary>One feed inside a vulnerability database.</summary>
/// <param name="Name">The ecosystem in OSV's words without release, e.g. <c>Debian</c>; or <c>KEV</c>, <c>EPSS</c>.</param>
/// <param name="Records">Advisories, or rows of KEV and EPSS.</param>
/// <param name="Newest">The newest publication or modification date in it; <c>null</c> where no record has one.</param>
public sealed record FeedStatus(string Name, long Records, DateTimeOffset? Newest);

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>How far an update or a publication is.</summary>
/// <param name="What">What is being done, e.g. <c>fetching db</c>.</param>
/// <param name="Done">Bytes done; 0 where they are not counted.</param>
/// <param name="Total">Bytes in all; 0 where they are not counted.</param>
public readonly record struct UpdateProgress(string What, long Done, long Total);

namespace Plimsoll.Kubernetes.Live;

/// <summary>How far the reading of a cluster has come.</summary>
/// <param name="Resource">What was read last.</param>
/// <param name="Objects">Objects so far.</param>
/// <param name="Done">Lists that are complete.</param>
/// <param name="Total">Lists altogether.</param>
public readonly record struct LiveProgress(string Resource, int Objects, int Done, int Total);

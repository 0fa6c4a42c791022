namespace Plimsoll.Kubernetes.Objects;

/// <summary>A finished value with its cost written out: how many values, how many levels.</summary>
sealed record Anchored(ObjectNode Node, long Weight, int Height);

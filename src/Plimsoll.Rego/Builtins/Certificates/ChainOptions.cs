namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>What is demanded of a chain.</summary>
/// <param name="Host">The name or address that the leaf must be for; empty for any.</param>
/// <param name="Time">When it must be valid.</param>
/// <param name="Usages">The purposes of which one must be allowed, as Go's numbers; empty for a server.</param>
sealed record ChainOptions(string Host, DateTimeOffset Time, IReadOnlyList<int> Usages);

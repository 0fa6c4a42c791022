namespace Plimsoll.Kubernetes.Objects;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key as a JSON member name.</param>
/// <param name="Line">The key's line, from 1.</param>
/// <param name="Column">The key's column, from 1.</param>
/// <param name="Value">The value.</param>
public readonly record struct MappingEntry(string Key, int Line, int Column, ObjectNode Value);

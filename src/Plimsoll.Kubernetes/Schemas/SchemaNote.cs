using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>A part of a schema that could not be used: any value may stand there.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Text">What is wrong with it.</param>
public sealed record SchemaNote(SourceLocation Location, string Text);

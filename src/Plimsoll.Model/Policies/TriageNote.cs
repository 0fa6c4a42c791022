using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies;

/// <summary>Something about an exception or a VEX document that whoever keeps it should look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The exception or document, for people, e.g. <c>Exception web-curl</c>.</param>
/// <param name="Text">What is to be said of it.</param>
/// <param name="Location">Where it is written; <c>null</c> where only the document is known.</param>
public sealed record TriageNote(TriageNoteKind Kind, string Source, string Text, SourceLocation? Location);

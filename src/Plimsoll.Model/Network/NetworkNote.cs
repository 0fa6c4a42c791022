using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Network;

/// <summary>Something that needs a person.</summary>
/// <param name="Kind">Stable word for programs.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Message">What was found.</param>
/// <param name="Location">The line to look at; <c>null</c> where there is none.</param>
public sealed record NetworkNote(string Kind, string Subject, string Message, SourceLocation? Location);

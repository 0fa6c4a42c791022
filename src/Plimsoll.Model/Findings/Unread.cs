using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Findings;

/// <summary>Something that is there but could not be examined. It travels with the result: never a crash, never a silent zero.</summary>
/// <param name="Subject">What: an image, a layer and path, a manifest document, a package.</param>
/// <param name="Reason">Why, for programs.</param>
/// <param name="Detail">Why, for people: what was found, what was expected, the limit with its unit.</param>
/// <param name="Location">Where in a manifest; <c>null</c> where it is not in one.</param>
public sealed record Unread(string Subject, UnreadReason Reason, string Detail, SourceLocation? Location = null);

using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Model.Images;

/// <summary>Which of Red Hat's repositories a layer was built with: their advisories are the ones that apply to its packages.</summary>
/// <param name="Location">The file that says so, and its layer.</param>
/// <param name="ContentSets">The repositories, e.g. <c>rhel-8-for-x86_64-appstream-rpms</c>, ordered.</param>
public sealed record ContentManifest(FileLocation Location, ImmutableArray<string> ContentSets);

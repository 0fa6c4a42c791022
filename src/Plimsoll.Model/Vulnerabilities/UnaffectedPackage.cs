using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Model.Vulnerabilities;

/// <summary>A package of an image that a vulnerability is about, but whose version it does not affect.</summary>
/// <param name="Package">The package.</param>
/// <param name="Version">The version that was compared.</param>
/// <param name="Ordering">The ordering that compared it; empty where the version could not be compared.</param>
/// <param name="Words">What the advisories say.</param>
/// <param name="Reason">Why it is not affected, for people.</param>
public sealed record UnaffectedPackage(Package Package, string Version, string Ordering, ImmutableArray<AdvisoryWord> Words, string Reason);

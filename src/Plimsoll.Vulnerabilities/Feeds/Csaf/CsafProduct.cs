using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Feeds.Csaf;

/// <summary>A product of a CSAF document that is a package of a distribution.</summary>
/// <param name="Feed">E.g. <c>Red Hat:9</c>.</param>
/// <param name="Package">The binary package, or the source package where <paramref name="Architecture"/> is <c>src</c>.</param>
/// <param name="Version">Epoch, version and release; empty where the product is every version.</param>
/// <param name="Architecture">Empty for all.</param>
/// <param name="Module">The module and its stream, e.g. <c>nodejs:18</c>; empty where it is of none.</param>
/// <param name="Repositories">The CPE names of the repositories; empty for all.</param>
sealed record CsafProduct(string Feed, string Package, string Version, string Architecture, string Module, ImmutableArray<string> Repositories);

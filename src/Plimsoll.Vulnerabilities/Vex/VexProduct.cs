using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>A product that a statement is about, and the components in it that are meant.</summary>
/// <param name="Identity">The product.</param>
/// <param name="Subcomponents">The components; none where the product as a whole is meant.</param>
sealed record VexProduct(VexIdentity Identity, ImmutableArray<VexIdentity> Subcomponents);

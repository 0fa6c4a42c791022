namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>A key of Ed25519.</summary>
/// <param name="Public">The public key.</param>
sealed record EdKey(byte[] Public) : AsymmetricKey
{
    /// <summary>The private key; <c>null</c> in a public one.</summary>
    public byte[]? Seed { get; init; }

    /// <inheritdoc/>
    public override bool IsPrivate => Seed is not null;
}

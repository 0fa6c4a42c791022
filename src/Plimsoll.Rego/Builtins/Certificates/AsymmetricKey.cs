namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>A key for signatures, public or private.</summary>
abstract record AsymmetricKey
{
    /// <summary>Longest modulus, in bits: more takes too long.</summary>
    public const int MaxRsaBits = 8192;

    /// <summary>Whether it can sign.</summary>
    public abstract bool IsPrivate { get; }
}

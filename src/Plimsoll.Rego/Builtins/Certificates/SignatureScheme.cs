namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Ways to sign with a pair of keys.</summary>
enum SignatureScheme
{
    /// <summary>RSASSA-PKCS1-v1_5.</summary>
    Pkcs1,

    /// <summary>RSASSA-PSS.</summary>
    Pss,

    /// <summary>ECDSA.</summary>
    Ecdsa,

    /// <summary>Ed25519.</summary>
    EdDsa,
}

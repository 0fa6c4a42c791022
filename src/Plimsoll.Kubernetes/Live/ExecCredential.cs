namespace Plimsoll.Kubernetes.Live;

/// <summary>What proves who a client is. A class, so that nothing prints it.</summary>
/// <param name="token">A bearer token; empty where there is none.</param>
/// <param name="certificatePem">A certificate, PEM; empty where there is none.</param>
/// <param name="keyPem">Its key, PEM.</param>
sealed class ExecCredential(string token, string certificatePem, string keyPem)
{
    /// <summary>A bearer token; empty where there is none.</summary>
    public string Token => token;

    /// <summary>A certificate, PEM; empty where there is none.</summary>
    public string CertificatePem => certificatePem;

    /// <summary>Its key, PEM.</summary>
    public string KeyPem => keyPem;
}

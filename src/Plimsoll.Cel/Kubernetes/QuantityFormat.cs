namespace Plimsoll.Cel.Kubernetes;

/// <summary>How a quantity is written.</summary>
public enum QuantityFormat
{
    /// <summary>With <c>n u m k M G T P E</c>, powers of 1000.</summary>
    DecimalSi,

    /// <summary>With <c>Ki Mi Gi Ti Pi Ei</c>, powers of 1024.</summary>
    BinarySi,

    /// <summary>With <c>e3</c>, powers of ten.</summary>
    DecimalExponent,
}

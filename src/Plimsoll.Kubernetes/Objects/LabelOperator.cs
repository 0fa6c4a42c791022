namespace Plimsoll.Kubernetes.Objects;

/// <summary>How a label is compared.</summary>
public enum LabelOperator
{
    /// <summary>The label is there and has one of the values.</summary>
    In,

    /// <summary>The label is absent, or has none of the values.</summary>
    NotIn,

    /// <summary>The label is there.</summary>
    Exists,

    /// <summary>The label is absent.</summary>
    DoesNotExist,
}

namespace Plimsoll.Model.Posture;

/// <summary>How a finding stands to a declared baseline.</summary>
public enum BaselineState
{
    /// <summary>The baseline does not name it.</summary>
    New,

    /// <summary>The baseline accepts it.</summary>
    Accepted,

    /// <summary>The baseline accepted it until a day that has passed.</summary>
    Expired,

    /// <summary>The baseline names it, and it is not found any more.</summary>
    Gone,
}

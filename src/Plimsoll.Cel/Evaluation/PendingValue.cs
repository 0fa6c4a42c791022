using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>Stands in the slot of a bound variable that nobody has asked for.</summary>
sealed class PendingValue : CelOpaque
{
    static readonly CelType PendingType = CelType.Opaque("@pending");

    PendingValue()
    {
    }

    public static PendingValue Instance { get; } = new();

    public override CelType Type => PendingType;

    public override bool IsEqualTo(CelOpaque other) => true;

    public override int GetHashCode() => 0;
}

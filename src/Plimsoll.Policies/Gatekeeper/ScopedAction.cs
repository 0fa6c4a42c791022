using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>An action for some enforcement points.</summary>
/// <param name="Action">What follows.</param>
/// <param name="Points">Where.</param>
public sealed record ScopedAction(EnforcementAction Action, ImmutableArray<EnforcementPoint> Points)
{
    /// <summary>Whether it counts at a point.</summary>
    /// <param name="point">The point.</param>
    public bool CountsAt(EnforcementPoint point) =>
        point == EnforcementPoint.All || Points.Contains(EnforcementPoint.All) || Points.Contains(point);
}

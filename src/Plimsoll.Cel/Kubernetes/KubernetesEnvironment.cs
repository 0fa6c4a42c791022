using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Declarations;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>The language, libraries and limits that an API server gives all its CEL expressions, by its version.</summary>
/// <remarks>
/// k8s.io/apiserver/pkg/cel/environment/base.go, up to Kubernetes 1.37. There is no <c>cel.bind</c>, no math and no base64 in it. In
/// 1.26 and 1.27 the libraries of admission policies alone had the authorizer.
/// </remarks>
public static class KubernetesEnvironment
{
    static readonly ConcurrentDictionary<int, CelEnvironment> ByMinor = new();

    static readonly ImmutableArray<(int Since, CelLibrary Library)> Libraries =
    [
        (0, UrlLibrary.Library),
        (0, KubernetesRegexLibrary.Library),
        (0, KubernetesListsLibrary.Of(0)),
        (0, StringsLibrary.Of(0)),
        (27, AuthorizerLibrary.Library),
        (28, OptionalsLibrary.Of(1)),
        (28, QuantityLibrary.Library),
        (29, StringsLibrary.Of(2)),
        (29, SetsLibrary.Library),
        (30, IpLibrary.Library),
        (30, CidrLibrary.Library),
        (31, FormatLibrary.Library),
        (31, AuthorizerLibrary.Selectors),
        (32, TwoVariableLibrary.Library),
        (33, SemverLibrary.Library),
        (34, OptionalsLibrary.Of(2)),
        (34, ListsLibrary.Of(3)),
        (37, KubernetesListsLibrary.Of(1)),
    ];

    /// <summary>The environment of a version, without variables; versions that are not known have that of the nearest one that is.</summary>
    public static CelEnvironment For(KubernetesVersion version)
    {
        var minor = version.Major == 1 ? Math.Clamp(version.Minor, KubernetesVersion.Oldest.Minor, KubernetesVersion.Newest.Minor)
            : version.Major < 1 ? KubernetesVersion.Oldest.Minor
            : KubernetesVersion.Newest.Minor;
        return ByMinor.GetOrAdd(minor, Build);
    }

    /// <summary>The environment of the expressions that make changes, with <c>Object{…}</c> and <c>JSONPatch{…}</c>.</summary>
    public static CelEnvironment ForMutations(KubernetesVersion version) => For(version).With(JsonPatchLibrary.Library).With(DynamicObjects.Types);

    static CelEnvironment Build(int minor)
    {
        var environment = CelEnvironment.Standard.WithOptions(new CelOptions
        {
            HomogeneousLiterals = true,
            OptionalSyntax = minor >= 28,
            QuotedFields = false,
            PresenceTestCosts = false,
            StrictPresenceTests = false,
            FoldsConstants = true,
            ChecksLiterals = minor >= 29,
            ComparesAcrossNumbers = minor >= 28,
            CallCosts = new KubernetesCallCosts(),
        });
        return Libraries.Where(entry => minor >= entry.Since).Aggregate(environment, (built, entry) => built.With(entry.Library));
    }
}

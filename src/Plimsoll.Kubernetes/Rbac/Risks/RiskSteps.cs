namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>The steps that somebody can take with what they hold in one namespace, or everywhere.</summary>
/// <remarks>
/// https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks; the checks that stop some of
/// them: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
/// </remarks>
sealed class RiskSteps(RiskFacts facts, RbacIndex index, CapabilityView view, string scope)
{
    static readonly RiskNode ClusterAdmin = new(RiskKind.ClusterAdmin);
    static readonly RiskNode Nodes = new(RiskKind.Nodes);

    readonly List<RiskStep> _steps = [];

    /// <summary>Every step.</summary>
    public static IEnumerable<RiskStep> Of(RiskFacts facts, RbacIndex index, CapabilityView view)
    {
        if (view.Any("", Capability.Everything) is { } all)
            return [new RiskStep(ClusterAdmin, Technique.Everything, [all])];
        return view.Scopes.SelectMany(scope => new RiskSteps(facts, index, view, scope).All());
    }

    List<RiskStep> All()
    {
        if (scope.Length > 0 && view.Any(scope, Capability.Everything) is { } everything)
        {
            Add(new RiskNode(RiskKind.Namespace, scope), Technique.Everything, everything);
            return _steps;
        }

        Identities();
        Pods();
        Secrets();
        Bindings();
        Traffic();
        Operators();
        if (scope.Length == 0)
        {
            Impersonation();
            Roles();
            Cluster();
            Admission();
        }

        return _steps;
    }

    void Identities()
    {
        One(new RiskNode(RiskKind.Accounts, scope), Technique.Impersonate, Capability.ImpersonateAccounts);
        One(new RiskNode(RiskKind.Accounts, scope), Technique.RequestToken, Capability.RequestTokens);
        Each(Capability.ImpersonateAccounts, Technique.Impersonate);
        Each(Capability.RequestTokens, Technique.RequestToken);
    }

    void Each(Capability capability, Technique technique)
    {
        // A rule on named ServiceAccounts of every namespace: those of the name, wherever one is.
        foreach (var held in Named(capability))
        {
            foreach (var name in held.Rule.Rule.ResourceNames)
            {
                IEnumerable<RbacSubject> accounts = scope.Length > 0
                    ? [RbacSubject.ServiceAccount(scope, name)]
                    : facts.AccountsByName[name];
                foreach (var account in accounts)
                    Add(RiskNode.Of(account), technique, held);
            }
        }
    }

    void Pods()
    {
        One(new RiskNode(RiskKind.Accounts, scope), Technique.RunPod, Capability.RunPods, isSome: true);
        One(new RiskNode(RiskKind.RunningAccounts, scope), Technique.ChangePod, Capability.ChangePods, isSome: true);
        One(new RiskNode(RiskKind.RunningAccounts, scope), Technique.EnterPod, Capability.EnterPods, isSome: true);
        One(new RiskNode(RiskKind.RunningAccounts, scope), Technique.DebugPod, Capability.DebugPods, isSome: true);
        if (facts.TakesPrivileged(scope))
        {
            One(Nodes, Technique.RunPrivileged, Capability.RunPods, isSome: true);
            One(Nodes, Technique.DebugPod, Capability.DebugPods, isSome: true);
        }
        else
        {
            Both(Nodes, Technique.RelabelNamespace, Capability.LabelNamespaces, Capability.RunPods);
        }

        Both(Nodes, Technique.HostVolume, Capability.CreateVolumes, Capability.RunPods);
        if (facts.CloudIdentities.Count > 0)
            Both(new RiskNode(RiskKind.Cloud, "", "of any ServiceAccount"), Technique.AnnotateAccount, Capability.AnnotateAccounts, Capability.RunPods);
    }

    void Secrets()
    {
        One(new RiskNode(RiskKind.Secrets, scope), Technique.ReadSecrets, Capability.ReadSecrets);
        Both(new RiskNode(RiskKind.Accounts, scope), Technique.MakeToken, Capability.WriteSecrets, Capability.ReadSecrets);
        One(new RiskNode(RiskKind.TokenAccounts, scope), Technique.ReadToken, Capability.ReadSecrets);
        foreach (var held in Named(Capability.ReadSecrets))
        {
            foreach (var name in held.Rule.Rule.ResourceNames)
            {
                foreach (var account in facts.TokenSecrets[name].Where(account => scope.Length == 0 || account.Namespace == scope))
                    Add(RiskNode.Of(account), Technique.ReadToken, held);
            }
        }
    }

    void Bindings()
    {
        var create = scope.Length == 0 ? Capability.CreateClusterRoleBindings : Capability.CreateRoleBindings;
        Bind(create, scope.Length == 0 ? RiskKind.ClusterAdmin : RiskKind.Namespace, Capability.BindClusterRoles, "ClusterRole");
        if (scope.Length > 0)
            Bind(create, RiskKind.Namespace, Capability.BindRoles, "Role");
        else
            Both(new RiskNode(RiskKind.Namespace, "kube-system"), Technique.Bind, Capability.BindClusterRoles, Capability.CreateRoleBindings);
    }

    void Bind(Capability create, RiskKind whole, Capability bind, string kind)
    {
        if (!view.IsOwn(scope, create, bind) || view.Any(scope, create) is not { } creates)
            return;

        // Any ClusterRole may be cluster-admin; any Role of the namespace is one that is there.
        if (view.Any(scope, bind) is { } binds && kind == "ClusterRole")
            Add(new RiskNode(whole, scope), Technique.Bind, binds, creates);
        var roles = view.Any(scope, bind) is { } any && kind == "Role"
            ? facts.RolesOf[scope].Select(role => (role, any))
            : Named(bind).SelectMany(held => held.Rule.Rule.ResourceNames, (held, name) => (index.Role(kind, scope, name), held))
                .Where(pair => pair.Item1 is not null).Select(pair => (role: pair.Item1!, any: pair.held)); // Not null by the filter.
        foreach (var (role, held) in roles)
            Add(new RiskNode(RiskKind.Role, scope, $"{role.Reference.Kind}/{role.Reference.Name}"), Technique.Bind, held, creates);
    }

    void Traffic()
    {
        var traffic = new RiskNode(RiskKind.Traffic, scope);
        One(traffic, Technique.Redirect, Capability.RedirectServices, isSome: true);
        One(traffic, Technique.Redirect, Capability.RedirectEndpoints, isSome: true);
        One(new RiskNode(RiskKind.Ports, scope), Technique.ReachPorts, Capability.ReachPorts, isSome: true);
        One(traffic, Technique.SelectTraffic, Capability.ChangePodStatus, isSome: true);
        if (scope is not ("" or "kube-system") || !view.IsOwn(scope, Capability.ChangeConfiguration))
            return;
        var held = view.Any(scope, Capability.ChangeConfiguration) ?? Named(Capability.ChangeConfiguration)
            .FirstOrDefault(candidate => candidate.Rule.Rule.ResourceNames.Any(name => name is "aws-auth" or "coredns"));
        if (held is not null)
            Add(new RiskNode(RiskKind.Configuration), Technique.Configure, held);
    }

    void Operators()
    {
        Drive("Argo", Capability.DriveArgo, "argocd-application-controller", "workflow-controller");
        Drive("Flux", Capability.DriveFlux, "kustomize-controller", "helm-controller");
        Drive("cert-manager", Capability.DriveCertManager, "cert-manager");
        One(new RiskNode(RiskKind.Accounts, scope), Technique.DriveOperator, Capability.DriveTekton, isSome: true);
    }

    void Drive(string title, Capability capability, params string[] workloads)
    {
        if (!view.IsOwn(scope, capability) || view.Some(scope, capability) is not { } held)
            return;
        var accounts = facts.AccountsOf(title, workloads);
        foreach (var account in accounts)
            Add(RiskNode.Of(account), Technique.DriveOperator, held);
        if (accounts.IsEmpty)
            Add(new RiskNode(RiskKind.Operator, "", title), Technique.DriveOperator, held);
    }

    void Impersonation()
    {
        var anybody = view.Some("", Capability.ImpersonateUsers) ?? view.Some("", Capability.ImpersonateAccounts);
        var masters = view.Any("", Capability.ImpersonateGroups)
            ?? Named(Capability.ImpersonateGroups).FirstOrDefault(held => held.Rule.Rule.AllowsName(RbacUser.Masters));
        // A group is impersonated only together with a user.
        if (anybody is not null && masters is not null)
            Add(ClusterAdmin, Technique.ImpersonateMasters, masters, anybody);
        One(new RiskNode(RiskKind.Users), Technique.Impersonate, Capability.ImpersonateUsers);
        foreach (var held in Named(Capability.ImpersonateUsers))
            Known(held, RbacSubject.User, held);
        if (anybody is null)
            return;
        if (view.Any("", Capability.ImpersonateGroups) is { } groups)
            Add(new RiskNode(RiskKind.Groups), Technique.Impersonate, groups, anybody);
        foreach (var held in Named(Capability.ImpersonateGroups))
            Known(held, RbacSubject.Group, held, anybody);
    }

    /// <summary>Steps to the named subjects that a binding gives something.</summary>
    void Known(HeldCapability names, Func<string, RbacSubject> subject, params ReadOnlySpan<HeldCapability> held)
    {
        foreach (var name in names.Rule.Rule.ResourceNames)
        {
            if (index.GrantsOf(subject(name)).Count > 0)
                Add(RiskNode.Of(subject(name)), Technique.Impersonate, held);
        }
    }

    void Roles()
    {
        Both(ClusterAdmin, Technique.Escalate, Capability.EscalateClusterRoles, Capability.WriteClusterRoles);
        Both(new RiskNode(RiskKind.Namespace, "kube-system"), Technique.Escalate, Capability.EscalateRoles, Capability.WriteRoles);
        Aggregation();
    }

    /// <summary>A new ClusterRole with the labels that an aggregated one selects gives its rules to whoever holds that one.</summary>
    void Aggregation()
    {
        // The name of an object to be created is in no request: a rule with resourceNames allows neither verb.
        if (view.Any("", Capability.EscalateClusterRoles) is not { } escalate || view.Any("", Capability.CreateClusterRoles) is not { } create)
            return;
        foreach (var (where, aggregate) in view.Aggregates)
            Add(where.Length == 0 ? ClusterAdmin : new RiskNode(RiskKind.Namespace, where), Technique.Escalate, escalate, create, aggregate);
    }

    void Cluster()
    {
        One(Nodes, Technique.UseKubelet, Capability.UseKubelet, isSome: true);
        One(new RiskNode(RiskKind.Objects), Technique.ServeApi, Capability.WriteApiServices);
        One(new RiskNode(RiskKind.Objects), Technique.ConvertObjects, Capability.WriteDefinitions);
        if (view.Any("", Capability.CreateSigningRequests) is { } create
            && view.Any("", Capability.ApproveSigningRequests) is { } approval
            && (view.Any("", Capability.Approve) ?? Named(Capability.Approve).FirstOrDefault(held => held.Rule.Rule.ResourceNames.Any(
                name => name.StartsWith("kubernetes.io/kube-apiserver-client", StringComparison.Ordinal) || name == "kubernetes.io/*"))) is { } approve)
        {
            Add(ClusterAdmin, Technique.SignCertificate, create, approval, approve);
        }

        Both(new RiskNode(RiskKind.RunningAccounts), Technique.StealPods, Capability.ChangeNodes, Capability.RemovePods);
    }

    void Admission()
    {
        One(ClusterAdmin, Technique.MutateObjects, Capability.WriteMutatingWebhooks);
        One(ClusterAdmin, Technique.MutateObjects, Capability.WriteMutatingPolicies);
        One(new RiskNode(RiskKind.Objects), Technique.WatchObjects, Capability.WriteValidatingWebhooks);
        One(new RiskNode(RiskKind.Admission), Technique.DisableAdmission, Capability.RemoveAdmissionPolicies);
    }

    IEnumerable<HeldCapability> Named(Capability capability) => view.IsOwn(scope, capability) ? view.Named(scope, capability) : [];

    void One(RiskNode to, Technique technique, Capability capability, bool isSome = false)
    {
        if (!view.IsOwn(scope, capability))
            return;
        if ((isSome ? view.Some(scope, capability) : view.Any(scope, capability)) is { } held)
            Add(to, technique, held);
    }

    void Both(RiskNode to, Technique technique, Capability one, Capability other)
    {
        if (view.IsOwn(scope, one, other) && view.Some(scope, one) is { } first && view.Some(scope, other) is { } second)
            Add(to, technique, first, second);
    }

    void Add(RiskNode to, Technique technique, params ReadOnlySpan<HeldCapability> held) =>
        _steps.Add(new RiskStep(to, technique, [.. held]));
}

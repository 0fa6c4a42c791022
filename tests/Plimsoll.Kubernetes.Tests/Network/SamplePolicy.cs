namespace Plimsoll.Kubernetes.Network;

/// <summary>A policy: its kind or, of a ClusterNetworkPolicy, its tier; priorities are the places in the cluster.</summary>
sealed record SamplePolicy(string Kind, int Namespace, SamplePeer Subject, string Types, SampleRule[] Ingress, SampleRule[] Egress)
{
    public static readonly string[] Namespaces = ["one", "two"];

    public bool IsOfNamespace => Kind == "NetworkPolicy";

    public bool IsAdmin => Kind is "AdminNetworkPolicy" or "Admin";

    public string Yaml(int place) => Kind switch
    {
        "NetworkPolicy" => $$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: p{{place}}, namespace: {{Namespaces[Namespace]}} }
            spec:
              podSelector: {{SampleRequirement.Yaml(Subject.Pods)}}
              policyTypes: [{{Types}}]
              ingress: [{{Rules(Ingress, "from")}}]
              egress: [{{Rules(Egress, "to")}}]
            """,
        "AdminNetworkPolicy" or "BaselineAdminNetworkPolicy" => Admin("v1alpha1", Kind, Kind[0] == 'B' ? "default" : $"p{place}", Kind[0] == 'B' ? "" : $"priority: {place}", "ports"),
        _ => Admin("v1alpha2", "ClusterNetworkPolicy", $"p{place}", $"tier: {Kind}, priority: {place}", "protocols"),
    };

    string Admin(string version, string kind, string name, string more, string ports) => $$"""
        apiVersion: policy.networking.k8s.io/{{version}}
        kind: {{kind}}
        metadata: { name: {{name}} }
        spec: { {{(more.Length == 0 ? "" : more + ",")}} subject: {{Subject.OfAdmin}}, ingress: [{{Rules(Ingress, "from", ports)}}], egress: [{{Rules(Egress, "to", ports)}}] }
        """;

    static string Rules(SampleRule[] rules, string side) => string.Join(", ", rules.Select(rule =>
        $"{{ {side}: [{string.Join(", ", rule.Peers.Select(peer => peer.OfNamespace))}], ports: [{string.Join(", ", rule.Ports.Select(port => port.OfNamespace))}] }}"));

    static string Rules(SampleRule[] rules, string side, string ports) => string.Join(", ", rules.Select(rule =>
        $"{{ action: {(ports == "protocols" && rule.Action == "Allow" ? "Accept" : rule.Action)}, {side}: [{string.Join(", ", rule.Peers.Select(peer => peer.OfAdmin))}]"
        + (rule.Ports.Length == 0 ? " }" : $", {ports}: [{string.Join(", ", rule.Ports.Select(port => ports == "ports" ? port.OfAdmin : port.OfCluster))}] }}")));
}

/// <summary>A pod: the place of its namespace, its labels, its ports by name.</summary>
sealed record SamplePod(int Namespace, Dictionary<string, string> Labels, (string Name, string Protocol, int Number)[] Ports)
{
    public static string NameOf(int place) => $"pod{place}";

    public static string AddressOf(int place) => $"10.0.0.{place + 1}";

    public string Yaml(int place) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{NameOf(place)}}, namespace: {{SamplePolicy.Namespaces[Namespace]}}, labels: { {{string.Join(", ", Labels.Select(label => $"{label.Key}: {label.Value}"))}} } }
        spec: { containers: [{ name: c, image: c, ports: [{{string.Join(", ", Ports.Select(port => $"{{ name: {port.Name}, protocol: {port.Protocol}, containerPort: {port.Number} }}"))}}] }] }
        status: { podIP: {{AddressOf(place)}} }
        """;
}

/// <summary>One condition on labels.</summary>
sealed record SampleRequirement(string Key, string Comparison, string[] Values)
{
    public static string Yaml(SampleRequirement[] all) => all.Length == 0 ? "{}" : $"{{ matchExpressions: [{string.Join(", ", all.Select(one => one.Yaml()))}] }}";

    string Yaml() => Values.Length == 0
        ? $"{{ key: {Key}, operator: {Comparison} }}"
        : $"{{ key: {Key}, operator: {Comparison}, values: [{string.Join(", ", Values)}] }}";
}

/// <summary>A peer: a block of addresses, or pods; of the policy's own namespace where <paramref name="Namespaces"/> is <c>null</c>.</summary>
sealed record SamplePeer(SampleRequirement[]? Namespaces, SampleRequirement[] Pods, string Block, string[] Except)
{
    public string OfNamespace => Block.Length > 0
        ? $"{{ ipBlock: {{ cidr: {Block}, except: [{string.Join(", ", Except)}] }} }}"
        : Namespaces is null ? $"{{ podSelector: {SampleRequirement.Yaml(Pods)} }}" : $"{{ {Selectors} }}";

    public string OfAdmin => $"{{ pods: {{ {Selectors} }} }}";

    string Selectors => $"namespaceSelector: {SampleRequirement.Yaml(Namespaces ?? [])}, podSelector: {SampleRequirement.Yaml(Pods)}";
}

/// <summary>Ports: a range of numbers, or a name.</summary>
sealed record SamplePort(string Protocol, int First, int Last, string Name)
{
    bool IsEvery => Name.Length == 0 && First == 1 && Last == 65_535;

    public string OfNamespace => Name.Length > 0 ? $"{{ protocol: {Protocol}, port: {Name} }}"
        : IsEvery ? $"{{ protocol: {Protocol} }}" : $"{{ protocol: {Protocol}, port: {First}, endPort: {Last} }}";

    public string OfAdmin => $"{{ portRange: {{ protocol: {Protocol}, start: {First}, end: {Last} }} }}";

    public string OfCluster => IsEvery ? $"{{ {Lower}: {{}} }}" : $"{{ {Lower}: {{ destinationPort: {{ range: {{ start: {First}, end: {Last} }} }} }} }}";

    string Lower => Protocol switch { "TCP" => "tcp", "UDP" => "udp", _ => "sctp" };
}

/// <summary>A rule; without peers it is about everybody, without ports about everything.</summary>
sealed record SampleRule(string Action, SamplePeer[] Peers, SamplePort[] Ports);

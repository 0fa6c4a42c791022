#!/usr/bin/env dotnet
#:package KubernetesClient@21.0.8
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property RunAnalyzers=false
#:property PublishAot=false
#:property GenerateDocumentationFile=false

// Writes src/Plimsoll.Kubernetes/Schemas/data/kubernetes-types.txt: the fields of all built-in types of Kubernetes 1.37, taken by
// reflection from the model classes of the package KubernetesClient. A tool for the developer who moves to the next Kubernetes
// version; no part of the build. Run it from the root of the repository:
//
//     dotnet run eng/schemas/Generate.cs > src/Plimsoll.Kubernetes/Schemas/data/kubernetes-types.txt
//
// and look at the difference. It also names on stderr each list of objects that merge-keys.txt beside the output says nothing
// about: Kubernetes replaces such a list as a whole ("atomic"), so check the new ones in the types.go of k8s.io/api.
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;

const string MergeKeys = "src/Plimsoll.Kubernetes/Schemas/data/merge-keys.txt";

// Fields of these classes hold any JSON value; every other field of .NET's object type holds a JSON object without declared fields.
string[] anyJson = [nameof(V1JSONSchemaProps)];

var models = typeof(V1Deployment).Assembly;
var kinds = models.GetTypes()
    .Select(type => (Type: type, Entity: type.GetCustomAttribute<KubernetesEntityAttribute>()))
    .Where(pair => pair.Entity is not null && !pair.Type.Name.EndsWith("List", StringComparison.Ordinal))
    .OrderBy(pair => pair.Entity!.Group, StringComparer.Ordinal)
    .ThenBy(pair => pair.Entity!.ApiVersion, StringComparer.Ordinal)
    .ThenBy(pair => pair.Entity!.Kind, StringComparer.Ordinal)
    .ToList();

Console.WriteLine("# The built-in types of Kubernetes 1.37, written by eng/schemas/Generate.cs: do not edit.");
Console.WriteLine("# kind API-VERSION KIND TYPE; then each type: its name, its fields indented. [T] is a list, {T} a map with text keys.");
foreach (var (type, entity) in kinds)
{
    var version = entity!.Group.Length == 0 ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}";
    Console.WriteLine($"kind {version} {entity.Kind} {type.Name}");
}

var known = File.Exists(MergeKeys)
    ? File.ReadLines(MergeKeys).Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal)
    : [];
var open = new Queue<Type>(kinds.Select(pair => pair.Type));
var reached = new SortedDictionary<string, Type>(StringComparer.Ordinal);
while (open.TryDequeue(out var type))
{
    if (!reached.TryAdd(type.Name, type))
        continue;
    foreach (var (_, field) in FieldsOf(type))
    {
        if (ModelOf(field) is { } model)
            open.Enqueue(model);
    }
}

foreach (var (name, type) in reached)
{
    Console.WriteLine(name);
    foreach (var (field, fieldType) in FieldsOf(type))
    {
        var written = Write(fieldType, anyJson.Contains(name, StringComparer.Ordinal));
        Console.WriteLine($" {field} {written}");
        if (written.StartsWith("[V", StringComparison.Ordinal) && !known.Contains($"{name}.{field}"))
            Console.Error.WriteLine($"{name}.{field} {written}");
    }
}

static IEnumerable<(string Name, Type Type)> FieldsOf(Type type) => type.GetProperties()
    .Select(property => (Name: property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, property.PropertyType))
    .Where(field => field.Name is not null)
    .Select(field => (field.Name!, field.PropertyType))
    .OrderBy(field => field.Item1, StringComparer.Ordinal);

static Type? ModelOf(Type type)
{
    while (type.IsGenericType)
        type = type.GetGenericArguments()[^1];
    return Scalar(type, "") is null ? type : null;
}

static string Write(Type type, bool isAnyJson)
{
    if (!type.IsGenericType || Nullable.GetUnderlyingType(type) is not null)
        return Scalar(Nullable.GetUnderlyingType(type) ?? type, isAnyJson ? "any" : "object") ?? type.Name;
    var inner = Write(type.GetGenericArguments()[^1], isAnyJson);
    return type.GetGenericArguments().Length == 2 ? $"{{{inner}}}" : $"[{inner}]";
}

static string? Scalar(Type type, string untyped) => type switch
{
    _ when type == typeof(string) => "string",
    _ when type == typeof(bool) => "bool",
    _ when type == typeof(int) || type == typeof(long) => "int",
    _ when type == typeof(double) => "double",
    _ when type == typeof(byte[]) => "bytes",
    _ when type == typeof(DateTime) => "dateTime",
    _ when type == typeof(IntOrString) => "intOrString",
    _ when type == typeof(ResourceQuantity) => "quantity",
    _ when type == typeof(object) => untyped,
    _ => null,
};
